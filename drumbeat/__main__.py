"""`python -m drumbeat` is the `drumbeat` command."""

from drumbeat.config.cli import main

main()
