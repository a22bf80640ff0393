"""What a kept form says about somebody that the programme itself counts with."""

from datetime import datetime

from sqlmodel import Session

from models.forms.answers import Answers
from models.forms.definitions import Definition
from models.forms.feeds import accepts_code
from models.people import Person, Profile


def of(session: Session, person: Person) -> Profile:
    """This person's profile, made where there is none yet."""
    found = session.get(Profile, person.id)
    if found is None:
        found = Profile(person_id=person.id)
        session.add(found)
    return found


def note(
    session: Session, person: Person, form: Definition, answers: Answers, now: datetime
) -> None:
    """A code of conduct that is accepted counts from the first time on."""
    if accepts_code(form, answers):
        profile = of(session, person)
        profile.code_accepted_at = profile.code_accepted_at or now
