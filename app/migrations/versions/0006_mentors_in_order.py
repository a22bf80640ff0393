"""mentors in order

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

def upgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_person_is_mentor'))
        batch_op.create_index('ix_person_mentors', ['is_mentor', 'id'], unique=False)
