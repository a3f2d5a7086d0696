import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import type { Person } from "@/api/people";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Role = Person["role"];
export type PersonChanges = Partial<Schemas["PersonChanges"]>;
export type Team = Schemas["TeamOut"];
export type Invitation = Schemas["InvitationOut"];
export type Token = Schemas["TokenOut"];
export type Session = Schemas["SessionOut"];
export type WorkspaceDetail = Schemas["WorkspaceDetail"];
export type WorkspaceChanges = Partial<Schemas["WorkspaceChanges"]>;
export type AuditRow = Schemas["AuditRow"];

export const addPerson = (name: string, email: string, role: Role) =>
  api.POST("/api/v1/people", { body: { name, email, role } });

export const updatePerson = (id: string, changes: PersonChanges) =>
  api.PATCH("/api/v1/people/{person_id}", {
    params: { path: { person_id: id } },
    body: changes as Schemas["PersonChanges"],
  });

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: ({ signal }): Promise<Team[]> => bodyOf(api.GET("/api/v1/teams", { signal })),
});

const team = (id: string) => ({ params: { path: { team_id: id } } });
const membership = (id: string, person: string) => ({ params: { path: { team_id: id, person_id: person } } });

export const createTeam = (name: string) => api.POST("/api/v1/teams", { body: { name } });
export const renameTeam = (id: string, name: string) =>
  api.PATCH("/api/v1/teams/{team_id}", { ...team(id), body: { name } });
export const removeTeam = (id: string) => api.DELETE("/api/v1/teams/{team_id}", team(id));
export const joinTeam = (id: string, person: string) =>
  api.PUT("/api/v1/teams/{team_id}/members/{person_id}", membership(id, person));
export const leaveTeam = (id: string, person: string) =>
  api.DELETE("/api/v1/teams/{team_id}/members/{person_id}", membership(id, person));

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: ({ signal }): Promise<Invitation[]> => bodyOf(api.GET("/api/v1/invitations", { signal })),
});

/** Mails an invitation; where no mail goes out, the answer carries the link to hand over. */
export const invitePerson = (email: string, role: Role): Promise<Schemas["InvitationMade"]> =>
  bodyOf(api.POST("/api/v1/invitations", { body: { email, role } }));

export const revokeInvitation = (id: string) =>
  api.DELETE("/api/v1/invitations/{invitation_id}", { params: { path: { invitation_id: id } } });

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: ({ signal }): Promise<Token[]> => bodyOf(api.GET("/api/v1/tokens", { signal })),
});

/** Makes a token; its secret is in this answer only. */
export const createToken = (token: Schemas["NewToken"]): Promise<Schemas["TokenMade"]> =>
  bodyOf(api.POST("/api/v1/tokens", { body: token }));
export const revokeToken = (id: string) =>
  api.DELETE("/api/v1/tokens/{token_id}", { params: { path: { token_id: id } } });

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }): Promise<Session[]> => bodyOf(api.GET("/api/v1/sessions", { signal })),
});
export const revokeSession = (id: number) =>
  api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id: id } } });

export const workspaceQuery = queryOptions({
  queryKey: ["workspace"],
  queryFn: ({ signal }): Promise<WorkspaceDetail> => bodyOf(api.GET("/api/v1/workspace", { signal })),
});
export const updateWorkspace = (changes: WorkspaceChanges) =>
  api.PATCH("/api/v1/workspace", { body: changes as Schemas["WorkspaceChanges"] });

/** What of the history is asked for, in the words of its door; days are the browser's. */
export interface AuditFilters {
  actor?: string;
  kind?: string;
  deed?: string;
  subject?: string;
  from?: string;
  to?: string;
  noise?: string;
}

/** The history, newest first, page by page. */
export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) => {
      // The description of the wire leaves filters open.
      const query: { limit: number; cursor?: string } = { limit: 100, ...filters };
      if (pageParam) query.cursor = pageParam;
      return bodyOf(api.GET("/api/v1/audit", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

invalidates("person", () => [["people"], ["teams"]]);
invalidates("team", () => [["teams"], ["people"]]);
invalidates("invitation", () => [["invitations"]]);
invalidates("workspace", () => [["workspace"]]);
