export { Files } from "./parts/files";
