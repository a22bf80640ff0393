"""Definitions as the database has them, read once until the loader or an import changes them."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.rendered import for_a_minute
from models.base import Json
from models.errors import NotFound, later
from models.forms.definitions import Definition, Fills, FormKind
from models.library import Edition, Form, digest

MOST_KNOWN = 512
UNKNOWN = later("There is no such form here.")
_known: dict[str, Definition] = {}


def all_of(session: Session) -> tuple[Definition, ...]:
    """Every form in the order of the shelf."""
    rows = session.exec(select(Form).order_by(col(Form.position), col(Form.key)))
    return tuple(defined(digest(row.body), row.body) for row in rows)


def instruments(session: Session, part: str) -> tuple[Definition, ...]:
    """The instruments that somebody in this part of a relationship fills."""
    every = for_a_minute("instruments", lambda: _instruments(session))
    return tuple(one for one in every if one.fills in {Fills.PAIR, Fills.EACH, Fills(part)})


def by_slug(session: Session, slug: str) -> Definition:
    row = session.exec(select(Form).where(Form.slug == slug)).first()
    if row is None:
        raise NotFound(UNKNOWN)
    return defined(digest(row.body), row.body)


def found(session: Session, key: str) -> Definition | None:
    row = session.exec(select(Form).where(Form.key == key)).first()
    return defined(digest(row.body), row.body) if row else None


def edition(session: Session, edition_id: UUID) -> Definition:
    """The definition that a sheet was begun with, whatever it says today."""
    row = session.get_one(Edition, edition_id)
    return defined(row.digest, row.body)


def edition_of(session: Session, form: Definition) -> Edition:
    """The edition that stands for a definition; made when it is first used."""
    body = form.stored
    mark = digest(body)
    query = select(Edition).where(Edition.form_key == form.id, Edition.digest == mark)
    kept = session.exec(query).first()
    if kept is None:
        kept = Edition(form_key=form.id, digest=mark, body=body)
        session.add(kept)
        session.flush()
    return kept


def _instruments(session: Session) -> tuple[Definition, ...]:
    query = select(Form).where(Form.kind == FormKind.INSTRUMENT)
    rows = session.exec(query.order_by(col(Form.position), col(Form.key)))
    return tuple(defined(digest(row.body), row.body) for row in rows)


def defined(mark: str, body: dict[str, Json]) -> Definition:
    """The same body is read once; definitions are frozen, so they can be shared."""
    if (known := _known.get(mark)) is None:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        known = _known[mark] = Definition.model_validate(body)
    return known
