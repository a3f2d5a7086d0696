export { useSkills } from "./api";
