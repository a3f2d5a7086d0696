"""Doors of activity, by noun."""

from ninja import Router

from drumbeat.activity.api import comments, updates, visits

router = Router()
for part in (comments, updates, visits):
    router.add_router("", part.router)
