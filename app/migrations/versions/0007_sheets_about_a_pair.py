"""Sheets that each of two fills know their relationship

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.add_column(sa.Column('about_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key('fk_sheet_about', 'relationship', ['about_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_sheet_about_id'), ['about_id'], unique=False)
