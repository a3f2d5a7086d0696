"""Django's SQLite backend with a first-come-first-served gate in front of every write."""
