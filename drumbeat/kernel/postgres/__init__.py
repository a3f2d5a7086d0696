"""Django's PostgreSQL backend, which asks the server whether it is still there only when it may not be."""
