"""Doors of metrics."""

from ninja import Router

from drumbeat.metrics.api import boards, facts, imports, library

router = Router()
router.add_router("", library.router)
router.add_router("", facts.router)
router.add_router("", boards.router)
router.add_router("", imports.router)
