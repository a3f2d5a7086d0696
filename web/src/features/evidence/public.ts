export { Citations } from "./parts/citations";
