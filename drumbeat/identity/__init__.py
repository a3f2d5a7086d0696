"""Identity: who belongs to the workspace and what each may see.

Words: a *user* signs in; a *person* is a member of one workspace (with or without an account); a *team* groups people;
a *scope* is the unit of seeing, open to all members or private; a *grant* gives a person or team a standing in a scope.
Invariants: a workspace always has an active owner; nobody grants a role above their own; secrets are stored as hashes.
Verbs: start_workspace, add_person, update_person, create_team, invite_person, accept_invitation, create_token,
revoke_token, revoke_session, update_workspace, update_me, create_scope, grant_scope, revoke_grant.
"""
