"""What an uploaded file must be before anyone reads it as questions."""

import pytest

from models.errors import Broken, Refusal
from models.question_files import LARGEST_FILE, decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decoded("Ōkina ʻ\n😀".encode(encoding)) == "Ōkina ʻ\n😀"


@pytest.mark.parametrize("data", [b"a\nb\n\xe9", b"a\nb\n\0", b"a\nb\n\xed\xa0\x80"])
def test_other_bytes_are_refused_with_their_line(data: bytes) -> None:
    with pytest.raises(Broken) as refused:
        decoded(data)
    assert [problem.line for problem in refused.value.problems] == [3]


def test_half_a_character_at_the_end_is_shown_as_such() -> None:
    assert decoded(b"\xff\xfea\0b") == "a\ufffd"


def test_a_large_file_is_refused() -> None:
    with pytest.raises(Refusal, match="10 MB"):
        decoded(b"a" * (LARGEST_FILE + 1))
