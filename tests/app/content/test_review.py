"""The tables that a person reads, and the last line that says whether all is well."""

from pathlib import Path

import pytest

from app.content.review import main


def test_tables_and_a_last_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(folder) == 0
    told = capsys.readouterr().out.splitlines()
    rows = [line.split() for line in told]
    assert ["module", "outcome", "lessons", "items", "tools"] in rows
    assert ["t1", "1.1", "1.1", "3", "MG01"] in rows
    assert ["S0", "–", "MG01"] in rows
    assert "    1 lessons" in "\n".join(told)
    assert "1 modules, 1 lessons, 3 items; 1 stages, 0 instruments, 1 tools" in "\n".join(told)
    assert told[-1] == "Everything is in order."


def test_faults_follow_the_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "words.txt").unlink()
    (folder / "pages/how.md").write_text("---\ntitle: How\n---\nWe are accredited. Thred.\n")
    (folder / "resources/more.md").write_text("---\ntitle: More\n---\nUse a bodkinn.\n")
    assert main(folder) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-3:] == [
        "pages/how.md:4: We cannot claim “accredited”.",
        "resources/more.md:4: No dictionary knows “bodkinn”; is it “bodkin”?",
        "2 to correct.",
    ]


def test_a_file_that_cannot_be_read_is_all_that_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "blueprint.yaml").write_text("stages: many\n")
    assert main(folder) == 1
    assert capsys.readouterr().out.startswith("blueprint.yaml:1: stages: ")


def test_what_comes_with_the_product_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().out
