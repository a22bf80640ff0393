"""The command, as somebody types it."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import database
from app.cli import cli

GIFT = "// [id:own-1]\n::Own:: Who decides? {=The mentee#Yes. ~The mentor#No.}\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.delenv("PEERMENT_DATABASE_URL", raising=False)

    def say(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli, [*words])
        database.close()
        assert result.exit_code == code, result.output
        return result.output

    return say


def typed(run: object, *words: str, code: int = 0) -> str:
    assert callable(run)
    said = run(*words, code=code)
    assert isinstance(said, str)
    return said


def test_a_person_is_added_by_a_link(run: object, tmp_path: Path) -> None:
    words = ("person", "add", "eva@example.org", "--name", "Eva Elm", "--role", "mentor")
    said = typed(run, *words, "--data", str(tmp_path))
    assert re.search(r"http://127\.0\.0\.1:8080/invite/[\w-]{43}\s", said)


def test_questions_are_imported_looked_at_first(run: object, tmp_path: Path) -> None:
    file = tmp_path / "own.gift"
    file.write_text(GIFT)
    words = ("import", "gift", str(file), "--course", "m1", "--data", str(tmp_path))
    assert "1 new" in typed(run, *words, "--dry-run")
    assert "1 new" in typed(run, *words)
    assert "1 the same" in typed(run, *words)


def test_broken_questions_are_told_with_their_line(run: object, tmp_path: Path) -> None:
    file = tmp_path / "broken.gift"
    file.write_text(GIFT + "\nWhat now? {~one ~two}\n")
    said = typed(
        run, "import", "gift", str(file), "--course", "m1", "--data", str(tmp_path), code=65
    )
    assert "Line 4" in said


def test_backup_verify_restore(run: object, tmp_path: Path) -> None:
    data, file = str(tmp_path / "data"), str(tmp_path / "one.zip")
    typed(run, "migrate", "--data", data)
    typed(run, "backup", file, "--data", data)
    assert "Good" in typed(run, "verify", file)
    assert "Restored" in typed(run, "restore", file, "--data", data)
    assert "Good" not in typed(run, "verify", str(tmp_path / "none.zip"), code=1)


def test_check_says_how_it_is_set_up(run: object, tmp_path: Path) -> None:
    typed(run, "migrate", "--data", str(tmp_path))
    said = typed(run, "check", "--data", str(tmp_path))
    assert "up to date" in said
    assert "The key fits" in said


def test_a_lost_key_is_noticed(run: object, tmp_path: Path) -> None:
    typed(run, "migrate", "--data", str(tmp_path))
    typed(run, "check", "--data", str(tmp_path))
    (tmp_path / "keys" / "seal.key").write_bytes(b"x" * 32)
    assert "does not belong" in typed(run, "check", "--data", str(tmp_path), code=1)


def test_wrong_settings_stop_with_a_sentence(
    run: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERMENT_SMTP_URL", "mail.example.org")
    assert "PEERMENT_SMTP_URL" in typed(run, "serve", "--data", str(tmp_path), code=78)
