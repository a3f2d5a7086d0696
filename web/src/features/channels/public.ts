export { type Channel, type Channels, channelsQuery, type JourneyStage, useChannels } from "./api";
export { channelChoices } from "./model";
export { ChannelPicker } from "./parts/channel-picker";
