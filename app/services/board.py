"""The board and the path: who stands where, what is missing, and moving on."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.database import reading, transaction
from app.steps import facts, forms, pairs, walks
from models.errors import NotFound
from models.mentra import CheckState, Stage, checks, gate, standing
from models.notices import NoticeKind
from models.people import Person, Role, require
from models.relationships import (
    Board,
    Card,
    Confirmation,
    Path,
    PathStage,
    Relationship,
    StageMove,
    check_confirming,
    check_move,
    check_mover,
    check_undo,
    check_version,
    part_of,
    quiet_days,
)

FEW_MOVES = 50


def board(person: Person) -> Board:
    """A mentor's own relationships, a coordinator's whole cohort; nobody's private words."""
    require(person, Role.MENTOR, Role.COORDINATOR)
    now = datetime.now(UTC)
    with reading() as session:
        query = _going_on(whole=_sees_all(person))
        found = list(session.exec(query, params={"me": person.id}))
        people = pairs.people(session, found)
        known = facts.gather(session, found, now)
        stages = facts.stages(session)
    gates = {stage.position: checks(stage) for stage in stages}
    cards = (
        Card(
            relationship=pair,
            mentor=people[pair.mentor_id],
            mentee=people[pair.mentee_id],
            gate=standing(gates[pair.stage], known[pair.id]),
            quiet_days=quiet_days(pair, now),
        )
        for pair in found
        if pair.stage in gates
    )
    return Board(stages, tuple(cards))


def path(person: Person, relationship_id: UUID) -> Path:
    """The stages of a relationship with their gates; coordinators may look on."""
    with reading() as session:
        pair = pairs.known(session, person, relationship_id)
        people = pairs.people(session, [pair])
        known = facts.gather(session, [pair], datetime.now(UTC))[pair.id]
        moves = _moves(session, pair)
        stages = facts.stages(session)
        part = part_of(person, pair) or "coordinator"
        shelf = forms.instruments(session, part)
    return Path(
        relationship=pair,
        part=part,
        mentor=people[pair.mentor_id],
        mentee=people[pair.mentee_id],
        stages=tuple(
            PathStage(
                stage=stage,
                gate=gate(stage, known),
                state=_place(stage.position, pair.stage),
                since=pair.stage_since if stage.position == pair.stage else None,
                until=_left(moves, stage.position),
                forms=tuple(one for one in shelf if f"S{stage.position}" in one.stages),
            )
            for stage in stages
        ),
        moves=moves,
    )


def confirm(person: Person, relationship_id: UUID, check_id: str) -> Confirmation:
    """Gives one's word that a check of the present gate is met."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.in_care(session, person, relationship_id)
        part = part_of(person, pair) or "coordinator"
        check_confirming(_check(session, pair, check_id, now), part)
        word = _word(session, pair, check_id, part) or Confirmation(
            relationship_id=pair.id,
            check_id=check_id,
            confirmed_as=part,
            confirmed_by=person.id,
            confirmed_at=now,
        )
        session.add(word)
    pairs.tell(pair)
    return word


def unconfirm(person: Person, relationship_id: UUID, check_id: str) -> None:
    """Takes one's word back."""
    with transaction() as session:
        pair = pairs.in_care(session, person, relationship_id)
        part = part_of(person, pair) or "coordinator"
        if word := _word(session, pair, check_id, part):
            session.delete(word)
    pairs.tell(pair)


def move(
    person: Person, relationship_id: UUID, to_stage: int, version: int, reason: str = ""
) -> StageMove:
    """Moves a relationship to another stage, through its gate or with a reason."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.in_care(session, person, relationship_id)
        check_mover(person, pair)
        check_version(pair, version)
        stages = {stage.position: stage for stage in facts.stages(session)}
        known = facts.gather(session, [pair], now)[pair.id]
        check_move(pair, to_stage, gate(stages[pair.stage], known), reason)
        made = StageMove(
            relationship_id=pair.id,
            from_stage=pair.stage,
            to_stage=to_stage,
            was_since=pair.stage_since,
            moved_by=person.id,
            moved_at=now,
            reason=reason.strip(),
        )
        _place_at(pair, to_stage, now)
        session.add_all((pair, made))
        for other in {pair.mentor_id, pair.mentee_id} - {person.id}:
            href = f"/with/{pair.id}/path"
            session.add(pairs.notice(NoticeKind.STAGE_MOVED, other, person, href, now))
    pairs.tell(pair)
    return made


def undo(person: Person, relationship_id: UUID) -> Relationship:
    """Takes one's own last move back, as if it had not been made."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.in_care(session, person, relationship_id)
        check_mover(person, pair)
        newest = select(StageMove).where(StageMove.relationship_id == pair.id)
        found = session.exec(newest.order_by(col(StageMove.moved_at).desc())).first()
        last = check_undo(found, person, now)
        _place_at(pair, last.from_stage, last.was_since or _start(pair))
        session.add(pair)
        session.delete(last)
    pairs.tell(pair)
    return pair


def _sees_all(person: Person) -> bool:
    return person.is_coordinator and (person.role is Role.COORDINATOR or not person.is_mentor)


@cache
def _going_on(*, whole: bool) -> SelectOfScalar[Relationship]:
    """The cohort, or what one mentors oneself."""
    query = select(Relationship).where(col(Relationship.ended_at).is_(None))
    own = query if whole else query.where(col(Relationship.mentor_id) == walks.ME)
    in_order = own.order_by(col(Relationship.position), col(Relationship.started_on))
    return in_order.limit(pairs.MOST)


def _check(session: Session, pair: Relationship, check_id: str, now: datetime) -> CheckState:
    stage = session.get(Stage, pair.stage)
    known = facts.gather(session, [pair], now)[pair.id]
    present = gate(stage, known).checks if stage else ()
    for state in present:
        if state.check.id == check_id:
            return state
    raise NotFound("This check does not belong to the present stage.")


def _word(session: Session, pair: Relationship, check_id: str, part: str) -> Confirmation | None:
    query = select(Confirmation).where(
        Confirmation.relationship_id == pair.id,
        Confirmation.check_id == check_id,
        Confirmation.confirmed_as == part,
    )
    return session.exec(query).first()


def _moves(session: Session, pair: Relationship) -> tuple[StageMove, ...]:
    query = select(StageMove).where(StageMove.relationship_id == pair.id)
    newest = query.order_by(col(StageMove.moved_at).desc()).limit(FEW_MOVES)
    return tuple(session.exec(newest))


def _place(position: int, present: int) -> str:
    if position == present:
        return "now"
    return "done" if position < present else "later"


def _left(moves: Sequence[StageMove], position: int) -> datetime | None:
    """When a stage was left behind for the next, the last time."""
    left = (move.moved_at for move in moves if move.from_stage == position < move.to_stage)
    return next(left, None)


def _place_at(pair: Relationship, stage: int, since: datetime) -> None:
    pair.stage, pair.stage_since, pair.version = stage, since, pair.version + 1


def _start(pair: Relationship) -> datetime:
    return datetime.combine(pair.started_on, time(), UTC)
