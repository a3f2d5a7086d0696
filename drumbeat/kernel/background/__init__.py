"""Work outside a request: durable readers of the history, leases, jobs and their schedule."""
