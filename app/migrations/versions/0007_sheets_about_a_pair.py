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
    # Other tables point at this one, so SQLite must not copy and drop it.
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('ALTER TABLE sheet ADD COLUMN about_id CHAR(32) REFERENCES relationship (id)')
    else:
        op.add_column('sheet', sa.Column('about_id', sa.Uuid(), nullable=True))
        op.create_foreign_key('fk_sheet_about', 'sheet', 'relationship', ['about_id'], ['id'])
    op.create_index(op.f('ix_sheet_about_id'), 'sheet', ['about_id'], unique=False)
