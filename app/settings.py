"""Everything the environment decides, read once and checked before anything starts."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "PEERMENT_"


class Misconfigured(Exception):
    """The environment holds values that cannot work, one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs. README's table of settings explains each."""

    host: str = "127.0.0.1"
    port: int = 8080
    data_dir: Path = Path("data")
    database_url: str = ""
    base_url: str = ""
    secret_key: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = "your organisation"
    trusted_proxies: tuple[str, ...] = ()
    language: str = "en"

    @property
    def database(self) -> str:
        """The database's address; an embedded SQLite in the data folder by default."""
        return self.database_url or f"sqlite:///{self.data_dir / 'peerment.db'}"

    @property
    def address(self) -> str:
        """Where people reach the application, without a slash at the end."""
        return (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")

    @property
    def has_oidc(self) -> bool:
        return bool(self.oidc_issuer)


def load(environ: Mapping[str, str] = os.environ, **given: object) -> Settings:
    """The settings from what was given on the command line, else from the environment."""
    problems: list[str] = []
    values: dict[str, object] = {}
    for name in (field.name for field in fields(Settings)):
        text = _text(name, environ, given)
        if text is not None:
            try:
                values[name] = READ.get(name, str)(text)
            except ValueError as error:
                problems.append(f"{PREFIX}{name.upper()}: {error}")
    problems += _together(values)
    if problems:
        raise Misconfigured(problems)
    return Settings(**values)  # type: ignore[arg-type]  # each value was read by its own reader


def _text(name: str, environ: Mapping[str, str], given: Mapping[str, object]) -> str | None:
    if given.get(name) is not None:
        return str(given[name])
    if secret := environ.get(f"{PREFIX}{name.upper()}_FILE"):
        return Path(secret).read_text().strip()
    return environ.get(f"{PREFIX}{name.upper()}") or (
        environ.get("PORT") if name == "port" else None
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise ValueError(f"“{text}” is not a port. Use a number from 0 to 65535.")
    return int(text)


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise ValueError(f"“{text}” is not an address like https://mentoring.example.org.")
    return text


def _issuer(text: str) -> str:
    if urlsplit(text).scheme not in {"http", "https"}:
        raise ValueError(f"“{text}” is not an issuer like https://login.example.org.")
    return text.rstrip("/")


def _database(text: str) -> str:
    if text.startswith("postgres://"):
        text = text.replace("postgres://", "postgresql://", 1)
    if text.startswith("postgresql://"):
        text = text.replace("postgresql://", "postgresql+psycopg://", 1)
    if not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.")
    return text


def _mail_server(text: str) -> str:
    if urlsplit(text).scheme not in {"smtp", "smtps", "smtp+starttls"}:
        raise ValueError("use smtp://, smtp+starttls:// or smtps:// USER:PASSWORD@HOST:PORT.")
    return text


def _secret(text: str) -> str:
    if len(text) < 32 or len(set(text)) < 8:
        raise ValueError("use at least 32 characters that nobody can guess.")
    return text


def _networks(text: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in parts:
        if ip_network(part, strict=False).prefixlen == 0:
            raise ValueError("name the proxies' own addresses; everybody cannot be trusted.")
    return parts


def _together(values: Mapping[str, object]) -> list[str]:
    """What only shows when values are looked at together."""
    problems = []
    if values.get("oidc_issuer") and not values.get("oidc_client_id"):
        problems.append(f"{PREFIX}OIDC_CLIENT_ID: is needed beside {PREFIX}OIDC_ISSUER.")
    if values.get("smtp_url") and not values.get("mail_from"):
        problems.append(f"{PREFIX}MAIL_FROM: is needed beside {PREFIX}SMTP_URL.")
    return problems


READ: dict[str, Callable[[str], object]] = {
    "port": _port,
    "data_dir": Path,
    "database_url": _database,
    "base_url": _web_address,
    "secret_key": _secret,
    "smtp_url": _mail_server,
    "oidc_issuer": _issuer,
    "trusted_proxies": _networks,
}
