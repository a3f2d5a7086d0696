"""Leases: one holder at a time for a reader or a periodic job, over any number of processes."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from drumbeat.kernel.clock import now
from drumbeat.kernel.models import Lease

HOLDER = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"


def take(name: str, seconds: int = 60) -> int | None:
    """Take or renew the lease; return its fencing number, or None while somebody else holds it."""
    at = now()
    until = at + timedelta(seconds=seconds)
    if Lease.objects.filter(name=name, holder=HOLDER, until__gt=at).update(until=until):
        return int(Lease.objects.values_list("fence", flat=True).get(name=name))
    if Lease.objects.filter(name=name, until__lte=at).update(holder=HOLDER, until=until, fence=F("fence") + 1):
        return int(Lease.objects.values_list("fence", flat=True).get(name=name))
    if Lease.objects.filter(name=name).exists():
        return None
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=HOLDER, until=until, fence=1)
    except IntegrityError:
        return None
    return 1


def give_back(name: str) -> None:
    """End the lease if this process holds it."""
    Lease.objects.filter(name=name, holder=HOLDER).update(until=now())


def still_held(name: str, fence: int) -> bool:
    """True while no later holder has taken the lease."""
    return Lease.objects.filter(name=name, holder=HOLDER, fence=fence).exists()


@contextmanager
def holding(name: str, seconds: int = 60) -> Iterator[int | None]:
    """Hold the lease within the block; the block gets None when somebody else has it."""
    fence = take(name, seconds)
    try:
        yield fence
    finally:
        if fence is not None:
            give_back(name)
