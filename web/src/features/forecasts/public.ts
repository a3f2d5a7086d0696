export { WarningList } from "./parts/warning-list";
