export { Comments } from "./parts/comments";
export { History } from "./parts/history";
