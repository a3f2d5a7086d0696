"""Doors of campaigns."""

from ninja import Router

from drumbeat.campaigns.api import aim, campaigns, frames

router = Router()
router.add_router("", campaigns.router)
router.add_router("", frames.router)
router.add_router("", aim.router)
