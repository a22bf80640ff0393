"""How matching looks: names, points, one sentence each, and nothing that people typed as markup."""

from datetime import timedelta
from uuid import uuid4

import pytest

from components.matching import (
    apart_view,
    fit_line,
    fit_words,
    others_view,
    pair_view,
    sent_view,
    waiting_list,
    waiting_title,
)
from components.reasons import reason_words
from models.proposals import Queue, Sent
from models.reasons import explain
from models.suggestions import Suggestion
from tests.cast import NOW
from tests.pool import candidate

ANN, BOB = candidate("Ann <b>A"), candidate("Bob B", free=2)
MATCH = explain(ANN, BOB)
WAITING = Suggestion(ANN.person, NOW - timedelta(days=9), MATCH, (MATCH,), (BOB.person,))


@pytest.mark.parametrize(
    ("waiting", "title"),
    [(0, "Nobody is waiting"), (1, "One person is waiting"), (6, "6 people are waiting")],
)
def test_how_many_wait(waiting: int, title: str) -> None:
    assert waiting_title(waiting) == title


def test_who_waits_and_who_is_open_now() -> None:
    shown = str(waiting_list(Queue(None, 60, (WAITING,), ()), ANN.person))
    assert "Ann &lt;b&gt;A" in shown
    assert 'aria-current="true"' in shown
    assert "9 days ago" in shown
    assert "Shown are the 1 who wait longest." in shown
    assert "aria-current" not in str(waiting_list(Queue(None, 1, (WAITING,), ()), None))


@pytest.mark.parametrize(
    ("points", "words"), [(88, "Strong fit, 88"), (74, "Good fit, 74"), (50, "Possible fit, 50")]
)
def test_a_fit_in_words(points: int, words: str) -> None:
    assert fit_words(points) == words
    assert f"{words.split()[0]}, {points} of 100" in str(fit_line(points))


def test_a_pair_with_its_reasons_and_what_to_know() -> None:
    shown = str(pair_view(MATCH, suggested=True))
    assert "Both chose Honesty and Calm." in shown
    assert "35 of 35" in shown
    assert "Bob has room for more people after this." in shown
    assert "Ann &lt;b&gt;A" in shown
    assert "Suggested:" in shown
    assert "Compared:" in str(pair_view(MATCH, suggested=False))


def test_languages_are_named_in_the_readers_language() -> None:
    mentee, mentor = candidate("A A", languages=["fr", "lv"]), candidate("B B", languages=["fr"])
    spoken = next(r for r in explain(mentee, mentor).reasons if r.kind == "languages")
    assert reason_words(spoken) == "Both speak French."


def test_braces_in_what_people_chose_stay_braces() -> None:
    odd = {"values": ["{name}", "Calm"]}
    first = explain(candidate("A A", **odd), candidate("B B", **odd)).reasons[0]
    assert reason_words(first) == "Both chose {name} and Calm."


def test_others_can_be_compared_and_those_ruled_out_allowed_again() -> None:
    others = str(others_view(WAITING))
    assert f"/programme/matching/{ANN.person.id}?mentor={BOB.person.id}" in others
    apart = str(apart_view(WAITING))
    assert f'data-act="meet" data-id="{BOB.person.id}"' in apart
    alone = Suggestion(ANN.person, None, None)
    assert others_view(alone) is apart_view(alone) is None


@pytest.mark.parametrize(
    ("mentor", "mentee", "words"),
    [(False, False, "Nobody has answered yet."), (True, False, "One of two has answered.")],
)
def test_who_has_answered_but_not_what(mentor: bool, mentee: bool, words: str) -> None:
    sent = Sent(uuid4(), BOB.person, ANN.person, NOW, mentor, mentee)
    shown = str(sent_view((sent,)))
    assert words in shown
    assert f'data-act="withdraw" data-id="{sent.id}"' in shown
    assert sent_view(()) is None
