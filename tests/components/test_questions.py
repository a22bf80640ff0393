"""How a question is set: the situation apart from what it asks, and no hint twice."""

from uuid import UUID

import pytest

from components.questions import inputs
from models.attempts import Asked, choices
from models.gift import parse

SITUATION = (
    "A mentee visits you at the lathe. The end of her scarf hangs close to the wheel,"
    " and she is telling you about her day."
)


def shown(stem: str, answers: str = "{=Yes ~No}") -> str:
    (item,) = parse(f"{stem} {answers}")
    options = choices(item, b"seed")
    return str(
        inputs(Asked(UUID(int=1), 1, item.kind, item.stem, options, (), None, (None,), None))
    )


def test_a_situation_stands_apart_from_what_is_asked() -> None:
    page = shown(f"{SITUATION} What do you do first?")
    assert f'<p class="qz-case">{SITUATION}</p>' in page
    assert '<h1 class="pm-h2">What do you do first?</h1>' in page


@pytest.mark.parametrize(
    "stem",
    [
        "You mentor two people. What do you ask?",
        f"{SITUATION} Put the steps in order.",
        f'{SITUATION[:-1]}\\: "Shall I tell you the rest?"',
    ],
)
def test_what_is_short_or_asks_nothing_in_the_end_stays_one(stem: str) -> None:
    assert "qz-case" not in shown(stem)


def test_how_many_to_choose_is_said_once() -> None:
    page = shown("Which help? Choose all that fit.", "{~%50%Trust ~%50%Time ~%-50%Fame}")
    assert page.count("Choose all that fit.") == 1
