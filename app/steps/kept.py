"""Which forms of a relationship are kept, and by whom: facts for gates, nobody's words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from models.relationships import Relationship
from models.sheets import Sheet

BOTH = frozenset({"mentor", "mentee"})
IDS: sa.BindParameter[list[UUID]] = sa.bindparam("ids", expanding=True)
Parts = Mapping[str, frozenset[str]]


def by_whom(session: Session, pairs: Sequence[Relationship]) -> Mapping[UUID, Parts]:
    """Of each relationship, by the key of a form: mentor, mentee, or both."""
    known = {pair.id: {pair.mentor_id: "mentor", pair.mentee_id: "mentee"} for pair in pairs}
    found: dict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    for of_both, about, key, owner in session.execute(_query(), {"ids": list(known)}):
        parts = BOTH if of_both else frozenset({known[about].get(owner, "")})
        forms = found[of_both or about]
        forms[key] = forms.get(key, frozenset()) | parts
    return found


@cache
def _query() -> sa.Select[UUID | None, UUID | None, str, UUID]:
    places = (col(Sheet.relationship_id), col(Sheet.about_id))
    return (
        sa.select(*places, col(Sheet.form_key), col(Sheet.owner_id))
        .where(sa.or_(*(place.in_(IDS) for place in places)), col(Sheet.kept) > 0)
        .distinct()
    )
