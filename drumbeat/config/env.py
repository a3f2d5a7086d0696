"""Every setting an installation may give, typed, with safe defaults; a bad value stops the start with its name."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSetting(SystemExit):
    """A setting that cannot be used; the message names it and what is expected."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"drumbeat: {name} must be {expected}")


@dataclass(frozen=True)
class Environment:
    """What the process was told. Secrets may come from a file named by `<NAME>_FILE`."""

    data_dir: Path
    database_url: str
    redis_url: str
    public_url: str
    port: int
    secret_key: str
    debug: bool
    smtp_url: str
    mail_from: str
    processes: int
    rate_per_address: int
    rate_per_person: int
    outbound_allow: frozenset[str]
    demo: bool
    demo_language: str


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Return the typed environment; raise BadSetting for the first value that cannot be used."""
    data_dir = Path(environ.get("DATA_DIR") or "data").resolve()
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    port = _whole(environ, "PORT", 8000, 1, 65535)
    public_url = (environ.get("PUBLIC_URL") or f"http://localhost:{port}").rstrip("/")
    if urlsplit(public_url).scheme not in ("http", "https") or not urlsplit(public_url).hostname:
        raise BadSetting("PUBLIC_URL", "an http or https address")
    return Environment(
        data_dir=data_dir,
        database_url=_secret(environ, "DATABASE_URL") or f"sqlite:///{data_dir / 'drumbeat.sqlite3'}",
        redis_url=_secret(environ, "REDIS_URL"),
        public_url=public_url,
        port=port,
        secret_key=_secret(environ, "SECRET_KEY") or _own_key(data_dir / "secret.key"),
        debug=_flag(environ, "DEBUG", default=False),
        smtp_url=_secret(environ, "SMTP_URL"),
        mail_from=environ.get("MAIL_FROM") or "drumbeat@localhost",
        processes=_whole(environ, "PROCESSES", 1, 1, 64),
        rate_per_address=_whole(environ, "RATE_PER_ADDRESS", 60_000, 10, 10_000_000),
        rate_per_person=_whole(environ, "RATE_PER_PERSON", 12_000, 10, 10_000_000),
        outbound_allow=_hosts(environ, "OUTBOUND_ALLOW"),
        demo=_flag(environ, "DEMO", default=True),
        demo_language=_language(environ),
    )


def database(url: str) -> dict[str, object]:
    """Return Django's settings of a database address `sqlite:///path` or `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "drumbeat.kernel.sqlite",
            "NAME": unquote(url.removeprefix("sqlite:///")) or ":memory:",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-4000;PRAGMA mmap_size=268435456;PRAGMA journal_size_limit=27103364"
                ),
            },
        }
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadSetting("DATABASE_URL", "sqlite:///path or postgresql://…")
    return {
        "ENGINE": "drumbeat.kernel.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or _socket_dir(parts.query),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"prepare_threshold": 2, "options": "-c jit=off -c random_page_cost=1.1"},
    }


def mail(url: str) -> dict[str, object]:
    """Return Django's mail settings for `smtp://user:password@host:port` or `smtps://…`; empty writes to files."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname:
        raise BadSetting("SMTP_URL", "smtp://, smtp+tls:// or smtps://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 15,
    }


def _socket_dir(query: str) -> str:
    for part in query.split("&"):
        if part.startswith("host="):
            return unquote(part.removeprefix("host="))
    return ""


def _secret(environ: Mapping[str, str], name: str) -> str:
    path = environ.get(f"{name}_FILE")
    if not path:
        return environ.get(name, "")
    try:
        return Path(path).read_text().strip()
    except OSError:
        raise BadSetting(f"{name}_FILE", "a readable file") from None


def _whole(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadSetting(name, f"a whole number from {low} to {high}")
    return int(text)


def _flag(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = (environ.get(name) or ("1" if default else "0")).lower()
    if text not in ("0", "1", "true", "false", "yes", "no"):
        raise BadSetting(name, "0 or 1")
    return text in ("1", "true", "yes")


def _hosts(environ: Mapping[str, str], name: str) -> frozenset[str]:
    """Return host names in lower case from a list parted by commas."""
    hosts = frozenset(part.strip().lower() for part in environ.get(name, "").split(",") if part.strip())
    if any(set(host) & set("/@*? ") for host in hosts):
        raise BadSetting(name, "host names or addresses parted by commas")
    return hosts


def _language(environ: Mapping[str, str]) -> str:
    language = environ.get("DEMO_LANGUAGE") or "en"
    if language not in ("en", "zh-Hans", "zh-Hant", "sv"):
        raise BadSetting("DEMO_LANGUAGE", "en, zh-Hans, zh-Hant or sv")
    return language


def _own_key(path: Path) -> str:
    """Return the installation's key, made on the first run and readable by its owner alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key
