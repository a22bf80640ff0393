"""Says in words whether this installation is set up so that it works."""

import smtplib
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from urllib.parse import urlsplit

import httpx

from app import database, migrate, seal
from app.settings import Settings
from models.errors import Unavailable

FREE = 200 * 1024 * 1024
PATIENCE = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    fine: bool
    words: str


def examine(settings: Settings) -> list[Finding]:
    """Looks at the folder, the database, the key, the address, mail and sign-in."""
    return [
        _folder(settings.data_dir),
        _sqlite_version(),
        *_records(settings),
        _address(settings),
        _mail(settings),
        _provider(settings),
    ]


def _folder(folder: Path) -> Finding:
    if not folder.exists():
        return Finding(True, f"The data folder {folder} will be made at the first start.")
    free = disk_usage(folder).free
    return Finding(free > FREE, f"The data folder {folder} has {free // 2**20} MB free.")


def _sqlite_version() -> Finding:
    found: tuple[int, int, int] = database.sqlite_module().sqlite_version_info
    version = ".".join(map(str, found))
    return Finding(found >= database.SAFE_SQLITE, f"SQLite is {version}.")


def _records(settings: Settings) -> list[Finding]:
    try:
        database.connect(settings.database)
        present = migrate.revision(database.engine())
        if present is None:
            return [Finding(True, "The database is empty. The first start fills it.")]
        seal.configure(seal.key_in(settings.data_dir, settings.secret_key))
        with database.transaction() as session:
            seal.check(session)
    except Unavailable as error:
        return [Finding(False, error.message)]
    known = present == migrate.head()
    state = "up to date" if known else "older than this PeerMent; it is updated at the next start"
    return [Finding(True, f"The database is {state}."), Finding(True, "The key fits the database.")]


def _address(settings: Settings) -> Finding:
    if settings.base_url:
        return Finding(settings.is_https, f"People reach it at {settings.address}.")
    return Finding(True, f"Only this machine reaches it, at {settings.address}.")


def _mail(settings: Settings) -> Finding:
    if not settings.smtp_url:
        return Finding(True, "No mail server is set; letters wait in the outbox page.")
    parts = urlsplit(settings.smtp_url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(parts.hostname or "", parts.port or 0, timeout=PATIENCE) as server:
            server.noop()
    except OSError as error:
        return Finding(False, f"The mail server {parts.hostname} does not answer: {error}.")
    return Finding(True, f"The mail server {parts.hostname} answers.")


def _provider(settings: Settings) -> Finding:
    if not settings.has_oidc:
        return Finding(True, "Sign-in is by password; no identity provider is set.")
    where = f"{settings.oidc_issuer}/.well-known/openid-configuration"
    try:
        known = httpx.get(where, timeout=PATIENCE).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        return Finding(False, f"The identity provider does not answer at {where}: {error}.")
    right = known.get("issuer") == settings.oidc_issuer
    return Finding(right, f"The identity provider calls itself {known.get('issuer')}.")
