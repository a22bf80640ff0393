"""Issues a certificate within the transaction that decided it: once per person and edition."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from models.certificates import Certificate, new_number, quiz_criteria
from models.courses import Course
from models.items import Item
from models.notices import Notice, NoticeKind
from models.organisation import Organisation
from models.people import Person
from models.quizzes import Rules, safety_drawn


def issue(
    session: Session,
    person: Person,
    course: Course,
    rules: Rules,
    items: Sequence[Item],
    now: datetime,
) -> Certificate | None:
    """The certificate, the same one if it was issued before; none without an awarding body."""
    known = session.exec(
        select(Certificate).where(
            Certificate.person_id == person.id,
            Certificate.course_id == course.id,
            Certificate.edition == course.version,
        )
    ).first()
    house = session.exec(select(Organisation)).first()
    if known or house is None or not house.name:
        return known
    certificate = _certificate(person, course, house, rules, items, now)
    told = Notice(
        person_id=person.id, kind=NoticeKind.CERTIFICATE, href="/certificates", made_at=now
    )
    session.add_all((certificate, told))
    return certificate


def _certificate(
    person: Person,
    course: Course,
    house: Organisation,
    rules: Rules,
    items: Sequence[Item],
    now: datetime,
) -> Certificate:
    """A snapshot in plain English that claims what was really asked for, and nothing more."""
    level = course.body.get("eqf")
    return Certificate(
        number=new_number(),
        person_id=person.id,
        course_id=course.id,
        edition=course.version,
        holder=unicodedata.normalize("NFC", person.name),
        title=course.title,
        criteria=quiz_criteria(rules, len(items), safety_drawn(items, rules)),
        outcomes=_outcomes(course),
        minutes=course.minutes,
        level=f"EQF {level}, indicative, self-referenced" if isinstance(level, int) else "",
        assessment="Online quiz, marked by computer, without supervision or identity check",
        participation="Online, self-paced",
        quality="Internal: open course text, the same marking for everybody; no external body",
        issuer=house.name,
        issuer_country=house.country,
        issuer_contact=house.contact,
        issued_at=now,
    )


def _outcomes(course: Course) -> list[str]:
    given = course.body.get("outcomes")
    entries = given if isinstance(given, list) else []
    return [str(entry.get("text", "")) for entry in entries if isinstance(entry, dict)]
