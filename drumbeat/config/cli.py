"""The `drumbeat` command."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one sub-command and exit with its status."""
    options = _parser().parse_args(arguments)
    gc.disable()  # modules and models are no garbage; who goes on running turns the collector on again
    import django

    django.setup()
    from drumbeat.config import commands

    if options.command != "up":
        gc.enable()
    sys.exit(getattr(commands, f"run_{options.command.replace('-', '_')}")(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="drumbeat", description="Run and look after a Drumbeat server.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    up = commands.add_parser("up", help="migrate, load the demo workspace once, serve")
    up.add_argument("--host", default=os.environ.get("HOST", "localhost"))
    up.add_argument("--port", type=int, default=None)
    up.add_argument("--no-demo", action="store_true", help="leave the first-run page to decide")
    commands.add_parser("migrate", help="bring the database to this version")
    demo = commands.add_parser("demo", help="load the demo workspace")
    demo.add_argument("--language", default="en", choices=["en", "zh-Hans", "zh-Hant", "sv"])
    bring = commands.add_parser("import", help="import an export file of another tool into a campaign")
    bring.add_argument("file")
    bring.add_argument("--campaign", required=True, metavar="NAME")
    bring.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook; without it the first with content")
    bring.add_argument("--workspace", metavar="NAME")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--json", action="store_true")
    user = commands.add_parser("user", help="add a person or print a sign-in link")
    user.add_argument("email")
    user.add_argument("--name", default="")
    user.add_argument("--role", default="owner")
    user.add_argument("--password-stdin", action="store_true")
    user.add_argument("--link", action="store_true", help="print a one-time sign-in link, good for 15 minutes")
    commands.add_parser("worker", help="run readers and jobs beside several web processes")
    commands.add_parser("check", help="check settings, database, integrity and disk")
    return parser
