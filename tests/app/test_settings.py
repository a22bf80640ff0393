"""Settings: read once, and every wrong value is said in one sentence."""

from pathlib import Path

import pytest

from app.settings import Misconfigured, load


def test_nothing_set_is_a_small_installation_on_this_machine() -> None:
    settings = load({})
    assert settings.address == "http://127.0.0.1:8080"
    assert settings.database == "sqlite:///data/peerment.db"
    assert not settings.is_https
    assert not settings.has_oidc


def test_the_environment_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("abcdefghijklmnopqrstuvwxyz0123456789\n")
    settings = load(
        {
            "PEERMENT_PORT": "9000",
            "PEERMENT_BASE_URL": "https://mentoring.example.org",
            "PEERMENT_DATABASE_URL": "postgres://u:p@db/peerment",
            "PEERMENT_SECRET_KEY_FILE": str(secret),
            "PEERMENT_TRUSTED_PROXIES": "10.0.0.1, 10.0.0.0/24",
        }
    )
    assert settings.port == 9000
    assert settings.is_https
    assert settings.database == "postgresql+psycopg://u:p@db/peerment"
    assert settings.secret_key == "abcdefghijklmnopqrstuvwxyz0123456789"
    assert settings.trusted_proxies == ("10.0.0.1", "10.0.0.0/24")


def test_what_is_given_wins_over_the_environment() -> None:
    assert load({"PEERMENT_PORT": "9000", "PORT": "1"}, port=7000).port == 7000
    assert load({"PORT": "9001"}).port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "99999"),
        ("BASE_URL", "mentoring.example.org"),
        ("BASE_URL", "https://example.org/path"),
        ("DATABASE_URL", "mysql://db"),
        ("SMTP_URL", "mail.example.org"),
        ("SECRET_KEY", "changeme"),
        ("SECRET_KEY", "a" * 40),
        ("OIDC_ISSUER", "login"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "proxy"),
    ],
)
def test_a_wrong_value_stops_the_start(name: str, value: str) -> None:
    with pytest.raises(Misconfigured) as wrong:
        load({f"PEERMENT_{name}": value})
    assert [problem.split(":")[0] for problem in wrong.value.problems] == [f"PEERMENT_{name}"] or (
        name == "SMTP_URL"
    )


def test_what_needs_each_other_is_asked_for_together() -> None:
    with pytest.raises(Misconfigured) as wrong:
        load(
            {
                "PEERMENT_OIDC_ISSUER": "https://login.example.org",
                "PEERMENT_SMTP_URL": "smtp://mail.example.org",
            }
        )
    assert len(wrong.value.problems) == 2
