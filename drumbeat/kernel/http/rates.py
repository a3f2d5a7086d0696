"""Token buckets per person and per address, in memory: a rate limit must not cost a database write."""

import threading
import time
from dataclasses import dataclass

from drumbeat.kernel.errors import TooMany

MAX_BUCKETS = 20_000


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


_buckets: dict[tuple[str, str], _Bucket] = {}
_lock = threading.Lock()


def spend(kind: str, who: str, per_minute: int, *, cost: float = 1.0) -> None:
    """Take `cost` from the bucket of `who`; raise TooMany when it is empty. A bucket holds one minute's worth."""
    now = time.monotonic()
    rate = per_minute / 60
    with _lock:
        bucket = _buckets.get((kind, who))
        if bucket is None:
            if len(_buckets) >= MAX_BUCKETS:
                _drop_full(now)
            bucket = _buckets[(kind, who)] = _Bucket(float(per_minute), now)
        bucket.level = min(per_minute, bucket.level + (now - bucket.at) * rate)
        bucket.at = now
        if bucket.level < cost:
            raise TooMany("kernel.too_many", retry_after=max(1, round((cost - bucket.level) / rate)))
        bucket.level -= cost


def reset() -> None:
    """Forget all buckets (tests, and a changed limit)."""
    with _lock:
        _buckets.clear()


def _drop_full(now: float) -> None:
    stale = [key for key, bucket in _buckets.items() if now - bucket.at > 60]
    for key in stale or list(_buckets)[: MAX_BUCKETS // 2]:
        del _buckets[key]
