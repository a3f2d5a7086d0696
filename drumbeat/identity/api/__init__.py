"""Doors of identity, by noun."""

from ninja import Router

from drumbeat.identity.api import entry, me, people

router = Router()
for part in (entry, me, people):
    router.add_router("", part.router)
