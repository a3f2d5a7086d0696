export { CATEGORIES, neighbourFor } from "./model";
export { StageEditor } from "./parts/stage-editor";
