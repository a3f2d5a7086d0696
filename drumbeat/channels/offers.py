"""What channels lend upward: the stages of the customer's journey, which they serve and others speak of."""

from drumbeat.channels.rules import STAGES, in_order

__all__ = ("STAGES", "in_order")
