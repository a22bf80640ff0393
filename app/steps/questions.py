"""The questions of the method, for those who write where it has brought them."""

from collections.abc import Sequence
from functools import cache

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.rendered import for_a_minute
from app.steps import walks
from models.journals import Prompt
from models.relationships import Relationship


@cache
def stage_of() -> SelectOfScalar[int]:
    """The farthest stage somebody has come to, in any part."""
    return select(func.coalesce(func.max(Relationship.stage), 0)).where(walks.takes_part())


def fitting(session: Session, stage: int) -> Sequence[Prompt]:
    """Those of a stage, then those of the one before; nobody but the loader writes them."""

    def read() -> Sequence[Prompt]:
        query = select(Prompt).order_by(col(Prompt.stage).desc(), col(Prompt.key))
        found = session.exec(query).all()
        for question in found:
            session.expunge(question)
        return found

    every = for_a_minute("questions", read)
    return [one for one in every if one.stage in (stage, max(0, stage - 1))]
