export { type Brief, type BriefChanges, briefQuery, updateBrief } from "./api";
export { PhaseExit } from "./parts/phase-exit";
