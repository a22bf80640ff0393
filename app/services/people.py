"""What is one's own: the profile, how things are shown, what waits, where to jump to."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode
from zoneinfo import available_timezones

from sqlalchemy import ScalarSelect
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select, update

from app import events
from app.database import reading, transaction
from app.i18n import LANGUAGES
from app.steps import pool
from models.courses import Course
from models.errors import NotAllowed, Refusal, SignedOut
from models.notices import Notice
from models.organisation import Organisation
from models.people import Person, Profile, Role, full_name, listed
from models.proposals import Proposal, ProposalState
from models.relationships import Relationship
from models.surroundings import Found, Partner, Surroundings, Told
from models.talk import Message

MOST_PARTNERS = 60
MOST_NOTICES = 60
MOST_FOUND = 8
THEMES = ("auto", "light", "dark")


def around(person: Person) -> Surroundings:
    """What the frame of every page shows."""
    with reading() as session:
        me = _me(session, person)
        unread, proposals = session.exec(select(_unread(me), _unanswered(me))).one()
        house = session.exec(select(Organisation.name, Organisation.is_demo)).first()
        return Surroundings(
            people=_partners(session, me),
            unread=unread,
            proposals=proposals,
            waiting=pool.waiting(session) if me.is_coordinator else 0,
            organisation=house[0] if house else "",
            is_demo=bool(house and house[1]),
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
        profile.about, profile.languages = about.strip(), listed(languages)
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
        found = [_partner_found(partner) for partner in _partners(session, me, wanted)]
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
        raise SignedOut("You are signed out. Sign in again to go on.")
    return me


def _unread(person: Person) -> ScalarSelect[int]:
    mine = (Notice.person_id == person.id, col(Notice.read_at).is_(None))
    return select(func.count()).select_from(Notice).where(*mine).scalar_subquery()


def _unanswered(person: Person) -> ScalarSelect[int]:
    mine = or_(
        and_(Proposal.mentor_id == person.id, col(Proposal.mentor_answer).is_(None)),
        and_(Proposal.mentee_id == person.id, col(Proposal.mentee_answer).is_(None)),
    )
    still = Proposal.state == ProposalState.OPEN
    return select(func.count()).select_from(Proposal).where(still, mine).scalar_subquery()


def _partners(session: Session, person: Person, words: str = "") -> tuple[Partner, ...]:
    other = or_(
        and_(Relationship.mentor_id == person.id, Relationship.mentee_id == Person.id),
        and_(Relationship.mentee_id == person.id, Relationship.mentor_id == Person.id),
    )
    unread = (
        select(Message.id)
        .where(Message.relationship_id == Relationship.id, Message.author_id != person.id)
        .where(col(Message.read_at).is_(None))
        .exists()
    )
    query = (
        select(Relationship, Person, unread)
        .join(Person, other)
        .where(col(Relationship.ended_at).is_(None))
        .where(col(Person.name).icontains(words, autoescape=True))
        .order_by(col(Person.name), col(Person.id))
    )
    rows = session.exec(query.limit(MOST_PARTNERS))
    return tuple(_partner(pair, them, bool(new)) for pair, them, new in rows)


def _partner(pair: Relationship, them: Person, unread: bool) -> Partner:
    role = Role.MENTOR if pair.mentor_id == them.id else Role.MENTEE
    return Partner(pair.id, them.id, them.name, role, unread)


def _partner_found(partner: Partner) -> Found:
    return Found("person", partner.name, f"/with/{partner.relationship_id}")


def _staff_finds(session: Session, words: str) -> list[Found]:
    query = select(Person.name).where(
        col(Person.name).icontains(words, autoescape=True), col(Person.disabled_at).is_(None)
    )
    names = session.exec(query.order_by(col(Person.name)).limit(MOST_FOUND))
    where = "/programme/people"
    return [Found("person", name, f"{where}?{urlencode({'q': name})}") for name in names]
