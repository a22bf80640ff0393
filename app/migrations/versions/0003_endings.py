"""Notices about endings

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE noticekind ADD VALUE IF NOT EXISTS 'ENDED'")
        op.execute("ALTER TYPE noticekind ADD VALUE IF NOT EXISTS 'WANTS_TALK'")


def downgrade() -> None:
    """A value of an enumeration stays: PostgreSQL cannot drop it, and nothing reads it."""
