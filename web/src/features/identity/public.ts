export { WorkspaceForm } from "./parts/workspace-form";
