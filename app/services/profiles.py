"""Letting matching compare what one's profile form says, and taking that back."""

from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from app import events
from app.database import transaction
from app.i18n import language_code
from app.steps import forms, pool, profiles, sheets
from models.errors import NotFound, Refusal
from models.forms.answers import Answers
from models.forms.conditions import in_force
from models.forms.definitions import Definition, Feed, Fills
from models.forms.feeds import capacity, compared, is_compared
from models.people import Person, Profile, Role, require
from models.sheets import UNREADABLE


def offer(person: Person, sheet_id: UUID) -> Profile:
    """Matching compares what the newest kept version says: fields, topics, languages, ways to meet.

    A mentor is found as long as there is room, a mentee waits from now on.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        form, answers = _kept(session, person, sheet_id)
        require(person, Role.MENTOR if form.fills is Fills.MENTOR else Role.MENTEE)
        profile = profiles.of(session, person)
        _fill(profile, form, answers)
        if form.fills is Fills.MENTOR:
            profile.capacity = capacity(form, answers)
        else:
            profile.waiting_since = profile.waiting_since or now
        programme = pool.programme(session)
    _tell(person, programme.id if programme else None)
    return profile


def withdraw(person: Person) -> Profile:
    """Matching no longer finds this person; mentoring that goes on is not touched."""
    require(person, Role.MENTOR, Role.MENTEE)
    with transaction() as session:
        profile = profiles.of(session, person)
        for feed in (Feed.TOPICS, Feed.SECTORS, Feed.FORMATS, Feed.VALUES):
            setattr(profile, feed.value, [])
        profile.capacity, profile.waiting_since = 0, None
        programme = pool.programme(session)
    _tell(person, programme.id if programme else None)
    return profile


def _kept(session: Session, person: Person, sheet_id: UUID) -> tuple[Definition, Answers]:
    sheet = sheets.to_change(session, person, sheet_id)
    if not sheet.kept:
        raise NotFound(UNREADABLE)
    form = forms.edition(session, sheet.edition_id)
    if not is_compared(form):
        raise Refusal("Matching compares nothing of this form.")
    return form, in_force(form, sheets.past(session, [sheet])[0].answers)


def _fill(profile: Profile, form: Definition, answers: Answers) -> None:
    for feed, words in compared(form, answers).items():
        said = [language_code(name) for name in words] if feed is Feed.LANGUAGES else words
        setattr(profile, feed.value, said)


def _tell(person: Person, programme_id: UUID | None) -> None:
    events.people.announce(person.id)
    if programme_id:
        events.programme.announce(programme_id)
