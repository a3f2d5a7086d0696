export { Comments } from "./parts/comments";
