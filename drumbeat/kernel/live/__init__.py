"""The live channel: one tailer per process, server-sent events, a bus that only wakes."""
