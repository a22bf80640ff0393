"""Journals: write a page, read one's own, share one page with the mentor and take it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from app import events, seal
from app.database import reading, transaction
from app.steps import pairs, questions, walks
from models.errors import NotFound, Refusal, later
from models.journals import Entry, Glance, Mood, Moved, Page, Prompt, check_mood, check_words
from models.notices import NoticeKind
from models.people import Person, Role, require
from models.relationships import Relationship

PER_PAGE = 20
PLACE = "entry.words"
UNKNOWN = later("There is no such page in your journal.")


def write(
    author: Person, on_day: date, words: str, version: int, prompt_key: str | None = None
) -> Entry:
    """Keeps what was typed on a day's page, unless another window changed it since `version`.

    A page that is not there yet has version 0.
    """
    require(author, Role.MENTEE, Role.MENTOR)
    check_words(words)
    with transaction() as session:
        _one_at_a_time(session, author)
        entry = _on_day(session, author, on_day) or _blank(author, on_day)
        if entry.version != version:
            raise Moved(seal.open_(session, author.id, entry.words, PLACE), entry.version)
        entry.words = seal.close(session, author.id, words, PLACE)
        entry.prompt_key = entry.prompt_key or _known_prompt(session, prompt_key)
        entry.changed_at = datetime.now(UTC)
        entry.version += 1
        session.add(entry)
        reader = _reader(session, entry)
    _tell(entry, reader)
    return entry


def feel(author: Person, on_day: date, level: int) -> Mood:
    """How a day is, without writing a word."""
    require(author, Role.MENTEE, Role.MENTOR)
    check_mood(level)
    with transaction() as session:
        _one_at_a_time(session, author)
        query = select(Mood).where(Mood.person_id == author.id, Mood.on_day == on_day)
        mood = session.exec(query).first() or Mood(person_id=author.id, on_day=on_day, level=level)
        mood.level = level
        session.add(mood)
    return mood


def delete(author: Person, entry_id: UUID) -> None:
    """Deletes a page for good, for its readers too."""
    with transaction() as session:
        entry = _own(session, author, entry_id)
        reader = _reader(session, entry)
        session.delete(entry)
    _tell(entry, reader)


def share(author: Person, entry_id: UUID, relationship_id: UUID) -> Entry:
    """Lets the other person of a relationship read this one page."""
    now = datetime.now(UTC)
    with transaction() as session:
        entry = _own(session, author, entry_id)
        if not seal.open_(session, author.id, entry.words, PLACE).strip():
            raise Refusal("Write a line first, then share it.")
        pair = _mine(session, author, relationship_id)
        reader = pair.mentor_id if pair.mentee_id == author.id else pair.mentee_id
        entry.shared_with, entry.shared_at = pair.id, now
        pair.last_contact_at = now
        href = f"/journal/shared/{entry.id}"
        told = pairs.notice(NoticeKind.ENTRY_SHARED, reader, author, href, now)
        session.add_all((entry, pair, told))
    _tell(entry, reader)
    return entry


def withdraw(author: Person, entry_id: UUID) -> Entry:
    """Makes a shared page private again."""
    with transaction() as session:
        entry = _own(session, author, entry_id)
        reader = _reader(session, entry)
        entry.shared_with = entry.shared_at = None
        session.add(entry)
    _tell(entry, reader)
    return entry


def on(author: Person, day: date) -> Page | None:
    """The author's own page of a day, if there is one."""
    with reading() as session:
        entry = _on_day(session, author, day)
        return _with_question(session, entry) if entry else None


def page(reader: Person, entry_id: UUID) -> Page:
    """One page, for its author or the person it is shared with."""
    with reading() as session:
        entry = session.exec(select(Entry).where(Entry.id == entry_id, _readable(reader))).first()
        if entry is None:
            raise NotFound(UNKNOWN)
        return _with_question(session, entry)


def mine(author: Person, before: date | None = None) -> Sequence[Page]:
    """The author's pages, newest first, twenty at a time."""
    with reading() as session:
        query = _with_moods().where(Entry.author_id == author.id)
        if before:
            query = query.where(col(Entry.written_on) < before)
        newest = query.order_by(col(Entry.written_on).desc()).limit(PER_PAGE)
        return [_opened(session, entry, mood) for entry, mood in session.exec(newest)]


def week(author: Person, monday: date) -> Sequence[Page]:
    """The author's pages of seven days, in their order."""
    with reading() as session:
        query = (
            _with_moods()
            .where(Entry.author_id == author.id)
            .where(col(Entry.written_on).between(monday, monday + timedelta(days=6)))
            .order_by(col(Entry.written_on))
        )
        return [_opened(session, entry, mood) for entry, mood in session.exec(query)]


def search(author: Person, words: str) -> Sequence[Page]:
    """The newest of the author's pages that hold these words, opened one by one."""
    wanted = words.casefold().split()
    with reading() as session:
        sealed = (
            select(Entry.id, Entry.words)
            .where(Entry.author_id == author.id)
            .order_by(col(Entry.written_on).desc())
        )
        found = []
        for entry_id, blob in session.exec(sealed):
            text = seal.open_(session, author.id, blob, PLACE).casefold()
            if all(word in text for word in wanted):
                found.append(entry_id)
            if len(found) == PER_PAGE:
                break
        hits = _with_moods().where(col(Entry.id).in_(found))
        newest = session.exec(hits.order_by(col(Entry.written_on).desc()))
        return [_opened(session, entry, mood) for entry, mood in newest]


def shared_with(
    reader: Person, relationship_id: UUID | None = None, most: int = PER_PAGE
) -> Sequence[Page]:
    """What others have shared with the reader, newest first."""
    query = _shared().limit(most)
    if relationship_id:
        query = query.where(Entry.shared_with == relationship_id)
    with reading() as session:
        return [_opened(session, each) for each in session.exec(query, params={"me": reader.id})]


@cache
def _shared() -> SelectOfScalar[Entry]:
    """Pages of others, lent in a relationship of the reader's that goes on, newest first."""
    return (
        select(Entry)
        .join(Relationship, col(Entry.shared_with) == Relationship.id)
        .where(walks.takes_part(), col(Relationship.ended_at).is_(None))
        .where(Entry.author_id != walks.ME)
        .order_by(col(Entry.shared_at).desc())
    )


def glance(author: Person, day: date) -> Glance:
    """The author's month up to a day, how that day is, and questions for it."""
    asked_for = {"me": author.id, "first": day.replace(day=1), "day": day}
    with reading() as session:
        found = session.execute(_month(), asked_for).all()
        numbers = {kind: number for kind, _, number in found}
        asked = questions.fitting(session, numbers["stage"])
    return Glance(
        written=frozenset(on for kind, on, _ in found if kind == "page"),
        mood=numbers.get("mood"),
        prompts=asked,
    )


@cache
def _month() -> sa.CompoundSelect[str, date, int]:
    """The days with a page, the mood of the last day, and the stage the author has come to."""
    last = sa.bindparam("day", type_=sa.Date)
    pages = sa.select(sa.literal("page"), col(Entry.written_on), sa.literal(0)).where(
        col(Entry.author_id) == walks.ME,
        col(Entry.written_on).between(sa.bindparam("first"), last),
    )
    mood = sa.select(sa.literal("mood"), col(Mood.on_day), col(Mood.level)).where(
        col(Mood.person_id) == walks.ME, col(Mood.on_day) == last
    )
    stage = sa.select(sa.literal("stage"), last, questions.stage_of().scalar_subquery())
    return pages.union_all(mood, stage)


def mood_on(author: Person, on_day: date) -> int | None:
    with reading() as session:
        query = select(Mood.level).where(Mood.person_id == author.id, Mood.on_day == on_day)
        return session.exec(query).first()


def prompts(author: Person) -> Sequence[Prompt]:
    """Questions that fit where the author stands in the method."""
    with reading() as session:
        return questions.fitting(
            session, session.exec(questions.stage_of(), params={"me": author.id}).one()
        )


def _one_at_a_time(session: Session, author: Person) -> None:
    """Two windows of one author wait for each other, also for a page that is not there yet."""
    session.exec(select(Person.id).where(Person.id == author.id).with_for_update())


def _on_day(session: Session, author: Person, day: date) -> Entry | None:
    query = select(Entry).where(Entry.author_id == author.id, Entry.written_on == day)
    return session.exec(query).first()


def _blank(author: Person, day: date) -> Entry:
    now = datetime.now(UTC)
    return Entry(
        author_id=author.id, written_on=day, words=b"", started_at=now, changed_at=now, version=0
    )


def _own(session: Session, author: Person, entry_id: UUID) -> Entry:
    query = select(Entry).where(Entry.id == entry_id, Entry.author_id == author.id)
    entry = session.exec(query.with_for_update()).first()
    if entry is None:
        raise NotFound(UNKNOWN)
    return entry


def _mine(session: Session, person: Person, relationship_id: UUID) -> Relationship:
    query = select(Relationship).where(Relationship.id == relationship_id, pairs.takes_part(person))
    pair = session.exec(query.where(col(Relationship.ended_at).is_(None))).first()
    if pair is None:
        raise NotFound("There is nobody to share with here.")
    return pair


def _readable(reader: Person) -> ColumnElement[bool]:
    """One's own pages, and those shared in a relationship that goes on."""
    shared = select(Relationship.id).where(
        pairs.takes_part(reader), col(Relationship.ended_at).is_(None)
    )
    return or_(Entry.author_id == reader.id, col(Entry.shared_with).in_(shared))


def _reader(session: Session, entry: Entry) -> UUID | None:
    """Who else can read a page now."""
    pair = session.get(Relationship, entry.shared_with) if entry.shared_with else None
    if pair is None:
        return None
    return pair.mentor_id if pair.mentee_id == entry.author_id else pair.mentee_id


def _opened(session: Session, entry: Entry, mood: int | None = None) -> Page:
    return Page(entry, seal.open_(session, entry.author_id, entry.words, PLACE), mood=mood)


def _with_moods() -> Select[Entry, int]:
    of_that_day = and_(Mood.person_id == Entry.author_id, Mood.on_day == Entry.written_on)
    return select(Entry, col(Mood.level)).outerjoin(Mood, of_that_day)


def _with_question(session: Session, entry: Entry) -> Page:
    asked = select(Prompt.text).where(Prompt.key == entry.prompt_key)
    return replace(_opened(session, entry), question=session.exec(asked).first() or "")


def _known_prompt(session: Session, key: str | None) -> str | None:
    return session.exec(select(Prompt.key).where(Prompt.key == key)).first() if key else None


def _tell(entry: Entry, reader: UUID | None = None) -> None:
    events.people.announce(entry.author_id)
    if reader:
        events.people.announce(reader)
