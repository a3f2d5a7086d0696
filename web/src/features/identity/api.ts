import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "@/api/client";
import type { Language, Theme } from "@/lib/preferences";

export interface FirstRun {
  /** True while nobody has made a workspace on this server. */
  needed: boolean;
  /** How far the demo has come, in days of its history; null where none was asked for. */
  loading: { state: "running" | "done" | "failed"; done: number; total: number } | null;
  /** Whether letters leave the server: no mail server is set, or it did not take the last one. */
  mail: "ready" | "unset" | "failing";
}

export interface NewWorkspace {
  mode: "demo" | "empty";
  workspace_name: string;
  name: string;
  email: string;
  password: string;
  language: Language;
  time_zone: string;
}

export interface OpenInvitation {
  workspace: string;
  inviter: string;
  email: string;
}

export const firstRunQuery = queryOptions({
  queryKey: ["first-run"],
  queryFn: () => requestJson<FirstRun>("GET", "/api/v1/first-run"),
});

const WHILE_WAITING = 3000;

/** The same, asked again while somebody waits for a letter: whether letters leave the server at all. */
export const mailQuery = queryOptions({
  ...firstRunQuery,
  queryKey: ["first-run", "mail"],
  refetchInterval: WHILE_WAITING,
});

const WHILE_LOADING = 400;

/** The same, asked again while the demo is being loaded. */
export const demoQuery = queryOptions({
  ...firstRunQuery,
  queryKey: ["first-run", "demo"],
  refetchInterval: ({ state }) => (state.data?.loading?.state === "running" ? WHILE_LOADING : false),
});

/** Makes the first workspace and its owner, with the demo in it or empty. */
export function startWorkspace(workspace: NewWorkspace): Promise<void> {
  return requestJson("POST", "/api/v1/first-run", workspace);
}

/** What an invitation's key opens; a Problem of status 404 when it is used, revoked or too old. */
export function invitationQuery(key: string) {
  return queryOptions({
    queryKey: ["invitation", key],
    queryFn: () => requestJson<OpenInvitation>("POST", "/api/v1/invitations/open", { key }),
  });
}

/** Turns an invitation into a person with a password. */
export function acceptInvitation(body: {
  key: string;
  name: string;
  password: string;
  language: Language;
}): Promise<void> {
  return requestJson("POST", "/api/v1/invitations/accept", body);
}

/** Changes one's own settings on the server, so that they follow to other browsers. */
export function updateMe(changes: { name?: string; language?: Language; theme?: Theme }): Promise<void> {
  return requestJson("PATCH", "/api/v1/me", changes);
}

/** Signs in by a link's key, as the first start and the command line print it. */
export function signInByLink(key: string): Promise<void> {
  return requestJson("POST", "/api/v1/sign-in-link", { key });
}
