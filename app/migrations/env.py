"""How Alembic meets the database: through a connection that the caller has opened."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import models
from models.base import Moment

assert models  # noqa: S101  # importing it made the metadata whole


def written(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Our own column types, as a migration should spell them years from now."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime()"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String({item.length or ''})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    render_item=written,
)
with context.begin_transaction():
    context.run_migrations()
