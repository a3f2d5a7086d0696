export { type TaskRow, taskQuery, timerQuery } from "./api";
export { TimerLine } from "./parts/timer-line";
export { priorityName } from "./priorities";
