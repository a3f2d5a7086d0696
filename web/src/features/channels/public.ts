export { type Channel, type Channels, channelsQuery, type JourneyStage, useChannels } from "./api";
export { channelChoices, choicesOf, formatsOf } from "./model";
export { ChannelPicker } from "./parts/channel-picker";
export { STAGES } from "./words";
