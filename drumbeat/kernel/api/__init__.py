"""Doors of the kernel itself."""

from drumbeat.kernel.api.batches import router

__all__ = ["router"]
