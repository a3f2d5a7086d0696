import "./words";

export { Comments } from "./parts/comments";
export { History } from "./parts/history";
export { MarkdownPreview } from "./parts/markdown-preview";
export { StatusUpdates } from "./updates/status-updates";
