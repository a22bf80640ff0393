"""Tracks: which there are, one with what is done of it, one's own, and what is asked for."""

from collections.abc import Sequence

from sqlmodel import Session

from app.content import published
from app.database import reading
from app.steps import syllabus
from models.credentials import TRACK, Certification, Track, asked
from models.errors import NotFound
from models.people import Person
from models.tracks import Place, TrackView, complete, next_step, places


def offered(_visitor: Person | None) -> Sequence[Track]:
    """The tracks whose core modules are all here."""
    with reading() as session:
        return _offered(session)


def track(visitor: Person | None, slug: str) -> TrackView:
    """A track in its order; whoever is signed in sees what is done and what is next."""
    with reading() as session:
        found = next((one for one in _offered(session) if one.slug == slug), None)
        if found is None:
            raise NotFound("There is no such track.")
        return _view(session, found, visitor)


def own(person: Person) -> TrackView | None:
    """The track for the role somebody looks with, if there is one."""
    with reading() as session:
        found = next((one for one in _offered(session) if one.slug == person.role), None)
        return _view(session, found, person) if found and person.roles else None


def belonging(_visitor: Person | None, key: str) -> Sequence[Place]:
    """The tracks in which a course is core or elective."""
    with reading() as session:
        return places(_offered(session), key.casefold())


def certification(_visitor: Person | None) -> Certification:
    """What all credentials ask for, who decides, and what is said on them."""
    return published.certification()


def _offered(session: Session) -> tuple[Track, ...]:
    here = syllabus.modules(session, None).keys()
    return tuple(one for one in published.certification().tracks if complete(one, here))


def _view(session: Session, found: Track, person: Person | None) -> TrackView:
    told = published.certification()
    modules = syllabus.modules(session, person)
    core = tuple(modules[key] for key in found.core)
    elective = tuple(modules[key] for key in found.elective if key in modules)
    return TrackView(
        track=found,
        core=core,
        elective=elective,
        rubric=told.lines_of(found),
        credential=told.credential(TRACK),
        evidence=tuple(asked(told.evidence, TRACK)),
        lang=told.lang,
        level_rule=told.rule("level"),
        is_mine=person is not None and bool(person.roles) and person.role == found.slug,
        step=next_step(core, elective) if person else None,
    )
