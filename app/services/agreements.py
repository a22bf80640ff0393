"""The mentoring agreement of two people: read it in any version, and sign the newest."""

from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from app.database import reading, transaction
from app.steps import agreements as steps
from app.steps import pairs, sheets
from models.agreements import (
    Agreement,
    Draft,
    Paper,
    Words,
    is_ahead,
    missing_lines,
    to_sign,
    version_of,
)
from models.forms.answers import missing
from models.forms.conditions import asked, for_part, in_force
from models.forms.definitions import Definition
from models.notices import NoticeKind
from models.people import Person
from models.relationships import Relationship, part_of


def current(person: Person, relationship_id: UUID, version: int | None = None) -> Paper:
    """What the two promise each other, now or in an earlier version."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        people = pairs.people(session, [pair])
        form, versions = steps.form(session), steps.versions(session, pair)
        shown = version_of(versions, version)
        earlier = next((one for one in versions if shown and one.version < shown.version), None)
        kept = next((one for one in versions if one.sheet_id), None)
        said = steps.words(session, (shown, earlier, kept))
        return Paper(
            relationship_id=pair.id,
            mentor=people[pair.mentor_id],
            mentee=people[pair.mentee_id],
            part=part_of(person, pair) or "",
            is_over=pair.ended_at is not None,
            form=form,
            shown=shown,
            words=said.get(shown.id) if shown else None,
            before=said.get(earlier.id) if earlier else None,
            terms=steps.terms(session, shown) if shown else {},
            versions=versions,
            draft=_draft(session, pair, form, said.get(kept.id) if kept else None),
        )


def sign(person: Person, relationship_id: UUID, version: int) -> Agreement:
    """Signs the version this person has read."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        paper = to_sign(version_of(steps.versions(session, pair), None), version)
        if part_of(person, pair) == "mentor":
            paper.mentor_signed_at = paper.mentor_signed_at or now
        else:
            paper.mentee_signed_at = paper.mentee_signed_at or now
        session.add(paper)
        steps.tell(session, NoticeKind.AGREEMENT_SIGNED, person, pair, now)
    pairs.tell(pair)
    return paper


def _draft(
    session: Session, pair: Relationship, form: Definition | None, kept: Words | None
) -> Draft | None:
    """How the sheet under way differs from what was kept last."""
    under_way = steps.sheet(session, pair, form) if form else None
    if under_way is None:
        return None
    sheet, edition = under_way
    now = sheets.opened(session, sheet) | sheets.named_files(session, sheet)
    asked_for = for_part(edition, now)
    return Draft(
        sheet.id,
        is_ahead(asked_for, in_force(asked_for, now), kept.answers if kept else {}),
        missing_lines(asked_for, missing(asked(asked_for, now), now)),
    )
