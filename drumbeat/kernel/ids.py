"""UUIDv7 identifiers (RFC 9562, 5.7): made by the server, sorted by time, so new rows end every index."""

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """Return a new UUIDv7; within one process each id is greater than the one before.

    The 48-bit millisecond stamp is followed by 12 bits of sub-millisecond time (RFC 9562, method 3) and 62 random bits.
    """
    global _last
    with _lock:
        stamp = time.time_ns() * 4096 // 1_000_000
        _last = stamp = max(stamp, _last + 1)
    millis, fraction = stamp >> 12, stamp & 0xFFF
    noise = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return UUID(int=(millis << 80) | (0x7 << 76) | (fraction << 64) | (0b10 << 62) | noise)
