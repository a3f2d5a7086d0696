export { attachFile } from "./api";
export { Files } from "./parts/files";
