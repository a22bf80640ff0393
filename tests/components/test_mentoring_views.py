"""How mentoring looks: words are escaped, reasons are given, cards stay discreet."""

import pytest

from components.board import board_head, card_label, card_view, is_shown
from components.mentor_home import MentorDay, main_view, margin_view
from components.relationships import goal_row
from components.talk import conversation
from models.attention import Room, Signal, SignalKind
from models.goals import Goal, Standing
from models.mentra import Check, CheckState, Gate, Stage, State
from models.organisation import Programme
from models.relationships import Board, Card, Summary
from models.talk import Message, Said
from tests.cast import NOW, TODAY, person, relationship

ADA, BEN = person("Ada Alder", is_mentor=True), person("Ben Birch", is_mentee=True)
PAIR = relationship(Programme(name="Spring", starts_on=TODAY, ends_on=TODAY), ADA, BEN)
OPEN = CheckState(Check(id="a", text="Say hello", kind="human", owner="mentee"), State.OPEN)
STAGE = Stage(position=0, key="ready", name="Ready", purpose="Enter. Then look around.")


def card(*checks: CheckState, quiet: int | None = None) -> Card:
    return Card(relationship=PAIR, mentor=ADA, mentee=BEN, gate=Gate(checks), quiet_days=quiet)


def said(words: str) -> Said:
    return Said(Message(relationship_id=PAIR.id, author_id=BEN.id, words=b"", sent_at=NOW), words)


def test_what_people_write_is_shown_as_written() -> None:
    shown = str(conversation([said("<script>x</script>")], ADA, ADA, BEN, earlier=False))
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_an_empty_conversation_invites() -> None:
    assert "Say hello" in str(conversation([], ADA, ADA, BEN, earlier=False))


def test_messages_that_follow_each_other_closely_stand_together() -> None:
    shown = str(conversation([said("One"), said("Two")], ADA, ADA, BEN, earlier=True))
    assert shown.count('class="ws-m ') == 1
    assert shown.count('class="ws-b"') == 2
    assert 'data-act="earlier"' in shown


def test_a_card_says_how_far_and_for_whom_it_waits() -> None:
    shown = str(card_view(card(OPEN, quiet=19), "coordinator"))
    assert "0 of 1 checks" in shown
    assert "Waits for Ben" in shown
    assert "Quiet, 19 days" in shown
    assert f'href="/with/{PAIR.id}/path"' in shown
    assert "Ready for the next stage" in card_label(card(), "Ready")


@pytest.mark.parametrize(
    ("shown", "counted"), [("all", 2), ("waiting", 1), ("quiet", 1), ("what?", 2)]
)
def test_a_board_is_narrowed_down(shown: str, counted: int) -> None:
    cards = (card(OPEN), card(quiet=30))
    assert sum(is_shown(one, shown) for one in cards) == counted
    assert 'aria-pressed="true"' in str(board_head(Board((STAGE,), cards), "all"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SignalKind.QUIET, "Ben has been quiet for 19 days"),
        (SignalKind.SIGN, "Agreement waits for your signature"),
        (SignalKind.DRAFT, "Notes from session 19 are still a draft"),
        (SignalKind.PULSE, "Only you know"),
    ],
)
def test_a_signal_says_what_why_and_one_step(kind: SignalKind, words: str) -> None:
    signal = Signal(kind=kind, relationship_id=PAIR.id, partner=BEN, number=19, rhythm=14)
    shown = str(main_view(day(signals=[signal])))
    assert words in shown
    assert "One thing would help today." in shown
    assert f'href="/with/{PAIR.id}' in shown


def test_a_quiet_home_is_calm_and_a_new_one_explains() -> None:
    assert "Nobody waits for you" in str(main_view(day()))
    assert "A coordinator proposes people" in str(main_view(day(mentees=[])))
    assert "1 of 3 places taken" in str(margin_view(day()))


def test_a_goal_shows_how_far_it_has_come() -> None:
    goal = Goal(relationship_id=PAIR.id, title="Grow", start=2, target=6, made_at=NOW)
    assert 'aria-valuenow="0"' in str(goal_row(Standing(goal)))


def day(*, signals: list[Signal] | None = None, mentees: list[Summary] | None = None) -> MentorDay:
    one = Summary(relationship=PAIR, part="mentor", partner=BEN, stage="Ready")
    return MentorDay(
        name="Ada",
        now=NOW,
        mentees=[one] if mentees is None else mentees,
        signals=signals or [],
        ahead=[],
        room=Room(1, 3),
    )
