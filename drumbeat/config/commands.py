"""What each sub-command of `drumbeat` does; returns the exit status."""

import argparse
import secrets
import sys
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from drumbeat.kernel.errors import Refusal

if TYPE_CHECKING:
    from drumbeat.identity.models import User


def run_migrate(_options: argparse.Namespace) -> int:
    """Bring the database to this version; one that is there already costs a look at its list of migrations."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)
    return 0


def run_user(options: argparse.Namespace) -> int:
    """Add somebody with an account to the workspace, set a password from standard input, or print a sign-in link."""
    from drumbeat.identity.actions.account import OpenAccount, open_account
    from drumbeat.identity.queries import all_workspaces

    workspaces = all_workspaces()
    if not workspaces:
        sys.stderr.write("drumbeat: there is no workspace yet; open the first-run page or run `drumbeat demo`\n")
        return 1
    password = sys.stdin.readline().rstrip("\n") if options.password_stdin else None
    try:
        user = open_account(workspaces[0], OpenAccount(options.email, options.name, options.role, password))
    except Refusal as refusal:
        sys.stderr.write(f"drumbeat: {refusal.code} {refusal.facts or ''}\n")
        return 1
    sys.stdout.write(f"{user.email}\n")
    if options.link:
        sys.stdout.write(f"{sign_in_link(user)}\n")
    return 0


def sign_in_link(user: "User") -> str:
    """Return a one-time address that signs the account in; its key stands behind the # and reaches no log."""
    from drumbeat.identity.actions.access import make_sign_in_key

    return f"{settings.PUBLIC_URL}/sign-in#key={make_sign_in_key(user)}"


def run_up(options: argparse.Namespace) -> int:
    """Migrate and serve."""
    from drumbeat.config.serve import serve

    run_migrate(options)
    if settings.ENVIRONMENT.demo and not options.no_demo:
        _demo_once()
    serve(options.host, options.port or settings.ENVIRONMENT.port)
    return 0


def run_demo(options: argparse.Namespace) -> int:
    """Load the demo workspace; print its accounts, how to sign in, and how long it took."""
    from drumbeat.config.demo import replay
    from drumbeat.identity.models import User

    began = time.perf_counter()
    password = secrets.token_urlsafe(12)
    workspace = replay.load(options.language, password)
    team = User.objects.filter(people__workspace_id=workspace.id).order_by("created_at", "email")
    owner = User.objects.get(email=replay.owner_address(options.language))
    lines = [
        f"The demo workspace “{workspace.name}” is ready ({time.perf_counter() - began:.1f} s).",
        f"Sign in: {sign_in_link(owner)}",
        f"Accounts (password {password}): {', '.join(user.email for user in team)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return 0


def _demo_once() -> None:
    """Load the demo on the first start, when no workspace exists."""
    from drumbeat.identity.queries import all_workspaces

    if not all_workspaces():
        run_demo(argparse.Namespace(language=settings.ENVIRONMENT.demo_language))


def run_check(_options: argparse.Namespace) -> int:
    """Say what is wrong with the installation and what is good to know; 1 when something is wrong."""
    from drumbeat.config.checkup import check_all

    findings = list(check_all())
    for finding in findings:
        sys.stdout.write(f"{finding.level}: {finding.text}\n")
    faulty = any(finding.level == "fault" for finding in findings)
    sys.stdout.write("not well\n" if faulty else "well\n")
    return 1 if faulty else 0


def run_worker(_options: argparse.Namespace) -> int:
    """Run readers and jobs until stopped."""
    import signal
    import threading

    from drumbeat.kernel.background.pump import Pump

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    pump = Pump()
    pump.start()
    stop.wait()
    pump.stop()
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Import an export file of another tool."""
    from drumbeat.config import import_command

    return import_command.run(options)
