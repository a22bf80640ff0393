"""How Alembic meets the database: through a connection that the caller has opened."""

from alembic import context
from sqlmodel import SQLModel

import models

assert models  # noqa: S101  # importing it made the metadata whole

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    user_module_prefix="models.base.",
)
with context.begin_transaction():
    context.run_migrations()
