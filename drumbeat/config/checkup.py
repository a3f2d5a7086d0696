"""What `drumbeat check` looks at: settings, database, migrations, integrity of the data, disk, packages."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, ForeignKey, Model

from drumbeat.identity.queries import letters_not_sent
from drumbeat.reports.fonts import fonts_changed, fonts_missing

LEAST_FREE = 500_000_000
LEAST_SQLITE = (3, 40)
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*])?==([^ ;\\]+)", re.MULTILINE)
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Finding:
    """One thing looked at; only a `fault` makes the command fail, a `hint` is good to know."""

    level: str
    text: str


def check_all() -> Iterator[Finding]:
    """Look at everything, cheapest first; data is looked at only in a database of this version."""
    yield from check_settings()
    pending = list(check_database())
    yield from pending
    if not any(finding.level == "fault" for finding in pending):
        yield from check_workspaces_agree()
        yield from check_letters()
    yield from check_disk()
    yield from check_packages(Path(settings.BASE_DIR).parent / "requirements.lock")
    yield from check_fonts()


def check_settings() -> Iterator[Finding]:
    """Addresses, key and mail."""
    address = urlsplit(settings.PUBLIC_URL)
    if address.scheme == "http" and address.hostname not in _HERE:
        yield Finding("hint", "PUBLIC_URL is not https: sessions travel in the clear")
    if len(settings.SECRET_KEY) < 40:
        yield Finding("fault", "SECRET_KEY is shorter than 40 characters")
    if settings.DEBUG:
        yield Finding("hint", "DEBUG is on")
    if not settings.ENVIRONMENT.smtp_url:
        yield Finding("hint", f"no SMTP_URL: mails are written to {settings.EMAIL_FILE_PATH}")
    mode = Path(settings.DATA_DIR).stat().st_mode & 0o077
    if mode:
        yield Finding("hint", "DATA_DIR can be entered by other accounts of this machine")


def check_database() -> Iterator[Finding]:
    """Version, and migrations that have not run."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()")
            found = tuple(int(part) for part in cursor.fetchone()[0].split("."))
            if found < LEAST_SQLITE:
                yield Finding("fault", f"SQLite {'.'.join(map(str, found))} is older than 3.40")
            cursor.execute("PRAGMA quick_check(1)")
            if cursor.fetchone()[0] != "ok":
                yield Finding("fault", "the database file is damaged: restore a backup")
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield Finding("fault", f"{len(plan)} migrations have not run: drumbeat migrate")


def check_workspaces_agree() -> Iterator[Finding]:
    """Both ends of every foreign key belong to one workspace."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and has_workspace(model) and has_workspace(field.related_model):
                rows = model._default_manager.filter(**{f"{field.name}__isnull": False})
                count = rows.exclude(workspace_id=F(f"{field.name}__workspace_id")).count()
                if count:
                    name = f"{model._meta.label}.{field.name}"
                    yield Finding("fault", f"{count} rows of {name} point into another workspace")


def check_letters() -> Iterator[Finding]:
    """Letters the mail server has not taken."""
    for error, count in letters_not_sent().items():
        yield Finding("hint", f"{count} letters could not be sent: {error}")


def check_disk() -> Iterator[Finding]:
    """Room for the data to grow."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE:
        yield Finding("fault", f"{free // 1_000_000} MB are free where the data lies")


def check_packages(lock: Path) -> Iterator[Finding]:
    """Installed packages against the lock, where the lock is at hand."""
    if not lock.is_file():
        return
    for name, wanted in _PIN.findall(lock.read_text()):
        try:
            found = version(name)
        except PackageNotFoundError:
            continue  # for another platform
        if found != wanted:
            yield Finding("hint", f"{name} {found} is installed, {wanted} was tested")


def check_fonts() -> Iterator[Finding]:
    """The fonts of documents: without them there is no PDF, and others than those tested may lack letters."""
    missing = fonts_missing()
    if missing:
        yield Finding("hint", f"no kick-off sheets, fonts are missing: {', '.join(missing)}; install drumbeat-fonts")
    for name in fonts_changed():
        yield Finding("hint", f"{name} is not the font that was tested: install drumbeat-fonts again")


def has_workspace(model: type[Model] | str | None) -> bool:
    """Return whether rows of the model belong to a workspace."""
    if model is None or isinstance(model, str):
        return False
    return any(field.name == "workspace_id" for field in model._meta.get_fields())
