"""what was loaded

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

def upgrade() -> None:
    op.create_table('loaded',
    sa.Column('name', sa.String(20), nullable=False),
    sa.Column('digest', sa.String(64), nullable=False),
    sa.PrimaryKeyConstraint('name')
    )
