"""What is one's own: the profile, how things are shown, what waits, where to jump to."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import available_timezones

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select, update

from app import events
from app.database import reading, transaction
from app.i18n import LANGUAGES, language_code
from app.steps import pool, walks
from models.courses import Course
from models.errors import NotAllowed, Refusal, SignedOut, later
from models.notices import Notice
from models.people import Person, Profile, Role, full_name, listed
from models.relationships import Relationship
from models.surroundings import Found, Partner, Surroundings, Told

MOST_PARTNERS = 60
MOST_NOTICES = 60
MOST_FOUND = 8
SIGNED_OUT = later("You are signed out. Sign in again to go on.")
THEMES = ("auto", "light", "dark")


def around(person: Person) -> Surroundings:
    """What the frame of every page shows."""
    with reading() as session:
        rows = session.execute(_around(person.is_coordinator), {"me": person.id}).all()
    if not rows:
        raise SignedOut(SIGNED_OUT)
    return Surroundings(
        people=tuple(_partner(*row[2:]) for row in rows if row.id),
        unread=rows[0].unread,
        waiting=rows[0].waiting,
    )


def notices(person: Person) -> Sequence[Told]:
    """What a person was told, newest first, with whom it is about."""
    other = aliased(Person)
    with reading() as session:
        _me(session, person)
        query = (
            select(Notice, other.name)
            .outerjoin(other, col(Notice.about_id) == other.id)
            .where(Notice.person_id == person.id)
        )
        newest = query.order_by(col(Notice.made_at).desc()).limit(MOST_NOTICES)
        return [Told(notice, name or "") for notice, name in session.exec(newest)]


def read_notices(person: Person) -> None:
    """Nothing is new any more."""
    with transaction() as session:
        _me(session, person)
        session.exec(
            update(Notice)
            .where(col(Notice.person_id) == person.id, col(Notice.read_at).is_(None))
            .values(read_at=datetime.now(UTC))
        )
    events.people.announce(person.id)


def my_profile(person: Person) -> Profile:
    with reading() as session:
        me = _me(session, person)
        return session.get(Profile, me.id) or Profile(person_id=me.id)


def change_profile(
    person: Person,
    *,
    name: str,
    headline: str,
    place: str,
    country: str,
    about: str,
    languages: str,
) -> None:
    """What others read of a person. Languages are given with commas between."""
    called = full_name(name)
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refusal("Choose a country from the list, or none.")
    for text, limit in ((headline, 120), (place, 120), (about, 2000)):
        if len(text) > limit:
            raise Refusal("That is a little long. Keep it under {limit} characters.", limit=limit)
    with transaction() as session:
        me = _me(session, person)
        me.name, me.headline, me.place = called, headline.strip(), place.strip()
        me.country = country.upper()
        profile = session.get(Profile, me.id) or Profile(person_id=me.id)
        profile.about, profile.languages = (
            about.strip(),
            [language_code(name) for name in listed(languages)],
        )
        session.add(profile)
    events.people.announce(person.id)


def choose_role(person: Person, role: str) -> None:
    """With which of their roles a person looks at the application."""
    with transaction() as session:
        me = _me(session, person)
        if role not in me.roles:
            raise NotAllowed("This part is for other roles than yours.")
        me.seen_as = Role(role)


def choose_language(person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Refusal("Choose one of the languages in the list.")
    with transaction() as session:
        _me(session, person).language = language


def choose_display(person: Person, language: str, theme: str, zone: str) -> None:
    """In which language, light and time zone a person sees things."""
    if language not in LANGUAGES or theme not in THEMES or zone not in available_timezones():
        raise Refusal("Choose something from each list.")
    with transaction() as session:
        me = _me(session, person)
        me.language, me.theme, me.zone = language, theme, zone


def search(person: Person, words: str) -> Sequence[Found]:
    """People one may see and courses, by name."""
    wanted = words.strip()
    with reading() as session:
        me = _me(session, person)
        found = _partners_called(session, me, wanted)
        if {Role.ADMIN, Role.COORDINATOR} & set(me.roles):
            found += _staff_finds(session, wanted)
        titles = select(Course.title, Course.slug).where(
            col(Course.title).icontains(wanted, autoescape=True)
        )
        courses = session.exec(titles.order_by(col(Course.position)).limit(MOST_FOUND))
        found += [Found("course", title, f"/learn/courses/{slug}") for title, slug in courses]
        return found[: 2 * MOST_FOUND]


def _me(session: Session, person: Person) -> Person:
    me = session.get(Person, person.id)
    if me is None:
        raise SignedOut(SIGNED_OUT)
    return me


@cache
def _around(runs_programme: bool) -> sa.Select[*tuple[object, ...]]:
    """The person with each partner, or with none; what waits for them stands in every row."""
    me = aliased(Person)
    notices = sa.select(func.count()).where(
        col(Notice.person_id) == walks.ME, col(Notice.read_at).is_(None)
    )
    waiting = pool.count_waiting().scalar_subquery() if runs_programme else sa.literal(0)
    own = sa.and_(walks.takes_part(), col(Relationship.ended_at).is_(None))
    return (
        sa.select(
            notices.scalar_subquery().label("unread"),
            waiting.label("waiting"),
            col(Relationship.id),
            col(Relationship.mentor_id),
            col(Person.id).label("partner"),
            col(Person.name),
            walks.unread().label("new"),
        )
        .select_from(me)
        .outerjoin(Relationship, own)
        .outerjoin(Person, walks.is_partner())
        .where(col(me.id) == walks.ME)
        .order_by(col(Person.name), col(Person.id))
        .limit(MOST_PARTNERS)
    )


def _partner(pair: UUID, mentor: UUID, partner: UUID, name: str, new: int) -> Partner:
    return Partner(pair, partner, name, Role.MENTOR if mentor == partner else Role.MENTEE, new > 0)


def _partners_called(session: Session, person: Person, words: str) -> list[Found]:
    query = (
        sa.select(col(Person.name), col(Relationship.id))
        .join(Relationship, sa.and_(walks.takes_part(), walks.is_partner()))
        .where(col(Relationship.ended_at).is_(None))
        .where(col(Person.name).icontains(words, autoescape=True))
        .order_by(col(Person.name), col(Person.id))
        .limit(MOST_PARTNERS)
    )
    rows = session.execute(query, {"me": person.id})
    return [Found("person", name, f"/with/{pair}") for name, pair in rows]


def _staff_finds(session: Session, words: str) -> list[Found]:
    query = select(Person.name).where(
        col(Person.name).icontains(words, autoescape=True), col(Person.disabled_at).is_(None)
    )
    names = session.exec(query.order_by(col(Person.name)).limit(MOST_FOUND))
    where = "/programme/people"
    return [Found("person", name, f"{where}?{urlencode({'q': name})}") for name in names]
