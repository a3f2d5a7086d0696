export {
  type Audience,
  audiencesQuery,
  campaignAudiencesQuery,
  type Message,
  messagesQuery,
  useAudiences,
} from "./api";
export { AudiencePicker } from "./parts/audience-picker";
export { MessageHouse } from "./parts/message-house";
