"""Doors of identity, by noun."""

from ninja import Router

from drumbeat.identity.api import access, entry, invitations, me, people, teams

router = Router()
for part in (entry, me, people, teams, invitations, access):
    router.add_router("", part.router)
