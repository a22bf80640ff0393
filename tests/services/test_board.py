"""The board and the path: counts without words, gates, moves, undo, and few queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import database
from app.services import agreements, board, relationships
from models.errors import Refusal
from models.notices import Notice, NoticeKind
from models.relationships import StageMove
from tests.cast import Cast
from tests.mentoring import many_pairs, set_stages, written

MOST_QUERIES = 12


def through_the_gate(cast: Cast) -> None:
    """Everything the gate of the tests asks for."""
    rel = cast.relationship.id
    for person in (cast.mentor, cast.mentee):
        board.confirm(person, rel, "hello")
    board.confirm(cast.mentee, rel, "safe")
    version = written(cast)
    for person in (cast.mentor, cast.mentee):
        agreements.sign(person, rel, version)


def test_a_mentor_sees_their_own_cards_and_a_coordinator_all(cast: Cast) -> None:
    set_stages()
    assert [card.mentee.id for card in board.board(cast.mentor).cards] == [cast.mentee.id]
    assert len(board.board(cast.coordinator).cards) == 2


def test_a_card_counts_checks_and_names_who_it_waits_for(cast: Cast) -> None:
    set_stages()
    through_the_gate(cast)
    board.unconfirm(cast.mentee, cast.relationship.id, "hello")
    card = board.board(cast.mentor).cards[0]
    assert (card.gate.met, len(card.gate.checks)) == (2, 3)
    assert card.waits_for == cast.mentee


def test_a_move_through_an_open_gate_tells_the_other(cast: Cast) -> None:
    set_stages()
    through_the_gate(cast)
    board.move(cast.mentor, cast.relationship.id, 1, 1)
    path = board.path(cast.mentee, cast.relationship.id)
    assert path.now.stage.position == 1
    assert path.stages[0].until == path.moves[0].moved_at
    with database.reading() as session:
        told = select(Notice.person_id).where(Notice.kind == NoticeKind.STAGE_MOVED)
        assert session.exec(told).all() == [cast.mentee.id]


def test_a_coordinator_may_move_and_both_are_told(cast: Cast) -> None:
    set_stages()
    board.move(cast.coordinator, cast.relationship.id, 1, 1, "They have met for a while.")
    with database.reading() as session:
        told = select(Notice.person_id).where(Notice.kind == NoticeKind.STAGE_MOVED)
        assert set(session.exec(told)) == {cast.mentor.id, cast.mentee.id}


def test_a_closed_gate_says_what_is_missing(cast: Cast) -> None:
    set_stages()
    board.confirm(cast.mentee, cast.relationship.id, "safe")
    with pytest.raises(Refusal) as refusal:
        board.move(cast.mentor, cast.relationship.id, 1, 1)
    assert refusal.value.values["missing"] == "Say hello; Agreement signed"


def test_who_saw_an_older_board_does_not_move(cast: Cast) -> None:
    set_stages()
    board.move(cast.mentor, cast.relationship.id, 1, 1, "We have met before.")
    with pytest.raises(Refusal, match="meantime"):
        board.move(cast.coordinator, cast.relationship.id, 2, 1, "We have met before.")


def test_undo_leaves_no_trace(cast: Cast) -> None:
    set_stages()
    board.move(cast.mentor, cast.relationship.id, 1, 1, "We have met before.")
    pair = board.undo(cast.mentor, cast.relationship.id)
    assert (pair.stage, pair.stage_since) == (0, cast.relationship.stage_since)
    with database.reading() as session:
        assert session.exec(select(StageMove)).all() == []


def test_a_coordinator_reads_the_path_without_a_part_in_it(cast: Cast) -> None:
    set_stages()
    assert board.path(cast.coordinator, cast.relationship.id).part == "coordinator"


def test_a_check_of_another_stage_is_not_confirmed(cast: Cast) -> None:
    set_stages()
    with pytest.raises(Refusal, match="present stage"):
        board.confirm(cast.mentor, cast.relationship.id, "something-else")


@pytest.mark.parametrize("ask", [board.board, relationships.mine, relationships.attention])
def test_more_relationships_cost_no_more_queries(cast: Cast, ask: Callable[..., object]) -> None:
    set_stages()
    many_pairs(cast, 9)
    with counted() as few:
        ask(cast.mentor)
    many_pairs(cast, 190, first=9)
    with counted() as many:
        ask(cast.mentor)
    assert 0 < len(many) <= len(few) <= MOST_QUERIES


def test_a_coordinator_finds_only_what_there_is(cast: Cast) -> None:
    set_stages()
    with pytest.raises(Refusal):
        board.move(cast.coordinator, cast.programme.id, 1, 1)
    with pytest.raises(Refusal):
        board.path(cast.coordinator, cast.programme.id)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent while the block runs."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        if str(arguments[2]).lstrip().upper().startswith("SELECT"):
            seen.append(str(arguments[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
