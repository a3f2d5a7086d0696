"""Whom a campaign addresses, with what, where: matrix, message check and production of deliverables."""
