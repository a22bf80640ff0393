"""The mentoring agreement: read it, write a new version, sign."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.database import reading, transaction
from app.steps import pairs
from models.agreements import Agreement, Paper, check_signing, check_version, clean_terms
from models.errors import Refusal
from models.notices import NoticeKind
from models.people import Person
from models.relationships import Relationship, part_of

MOST_VERSIONS = 30


def current(person: Person, relationship_id: UUID) -> Paper:
    """What the two promise each other now, and what they promised before."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        people = pairs.people(session, [pair])
        versions = _versions(session, pair)
    return Paper(
        mentor=people[pair.mentor_id],
        mentee=people[pair.mentee_id],
        part=part_of(person, pair) or "",
        agreement=versions[0] if versions else None,
        before=versions[1:],
    )


def write(
    person: Person, relationship_id: UUID, terms: Mapping[str, str], version: int
) -> Agreement:
    """Writes the next version; both sign it again."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        versions = _versions(session, pair)
        check_version(versions[0] if versions else None, version)
        written = Agreement(
            relationship_id=pair.id,
            version=version + 1,
            terms=clean_terms(terms),
            written_by=person.id,
            written_at=now,
        )
        session.add(written)
        other, href = pairs.other(person, pair), f"/with/{pair.id}/agreement"
        session.add(pairs.notice(NoticeKind.AGREEMENT_CHANGED, other, person, href, now))
    pairs.tell(pair)
    return written


def sign(person: Person, relationship_id: UUID, version: int) -> Agreement:
    """Signs the version this person has read."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        versions = _versions(session, pair)
        if not versions:
            raise Refusal("There is no agreement yet. Write the first version.")
        paper = versions[0]
        check_version(paper, version)
        check_signing(paper)
        if part_of(person, pair) == "mentor":
            paper.mentor_signed_at = paper.mentor_signed_at or now
        else:
            paper.mentee_signed_at = paper.mentee_signed_at or now
        session.add(paper)
        other, href = pairs.other(person, pair), f"/with/{pair.id}/agreement"
        session.add(pairs.notice(NoticeKind.AGREEMENT_SIGNED, other, person, href, now))
    pairs.tell(pair)
    return paper


def _versions(session: Session, pair: Relationship) -> tuple[Agreement, ...]:
    query = select(Agreement).where(Agreement.relationship_id == pair.id)
    newest = query.order_by(col(Agreement.version).desc()).limit(MOST_VERSIONS)
    return tuple(session.exec(newest))
