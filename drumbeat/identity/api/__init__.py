"""Doors of identity, by noun."""

from ninja import Router

from drumbeat.identity.api import access, entry, invitations, me, people, teams, visitors

router = Router()
for part in (entry, me, people, teams, invitations, visitors, access):
    router.add_router("", part.router)
