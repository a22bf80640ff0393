"""forms and sheets

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE noticekind ADD VALUE IF NOT EXISTS 'SHEET_SHARED'")
        op.execute("ALTER TYPE noticekind ADD VALUE IF NOT EXISTS 'SHEET_HANDED'")

    op.create_table('edition',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('form_key', sa.String(12), nullable=False),
    sa.Column('digest', sa.String(64), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('form_key', 'digest')
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_edition_form_key'), ['form_key'], unique=False)

    op.create_table('form',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(12), nullable=False),
    sa.Column('slug', sa.String(60), nullable=False),
    sa.Column('kind', sa.Enum('TOOL', 'INSTRUMENT', 'SURVEY', name='formkind'), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('shipped', sa.String(64), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('key'),
    sa.UniqueConstraint('slug')
    )
    op.create_table('formtip',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('relationship_id', sa.Uuid(), nullable=False),
    sa.Column('form_key', sa.String(12), nullable=False),
    sa.Column('tipped_by', sa.Uuid(), nullable=False),
    sa.Column('tipped_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['relationship_id'], ['relationship.id'], ),
    sa.ForeignKeyConstraint(['tipped_by'], ['person.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('relationship_id', 'form_key')
    )
    with op.batch_alter_table('formtip', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_formtip_relationship_id'), ['relationship_id'], unique=False)

    op.create_table('sheet',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('form_key', sa.String(12), nullable=False),
    sa.Column('edition_id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('relationship_id', sa.Uuid(), nullable=True),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('changed_by', sa.Uuid(), nullable=False),
    sa.Column('kept', sa.Integer(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=True),
    sa.Column('shared_with', sa.Uuid(), nullable=True),
    sa.Column('shared_parts', sa.JSON(), nullable=False),
    sa.Column('shared_at', sa.DateTime(), nullable=True),
    sa.Column('handed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['changed_by'], ['person.id'], ),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], ),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['relationship_id'], ['relationship.id'], ),
    sa.ForeignKeyConstraint(['shared_with'], ['relationship.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_changed_at'), ['changed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_form_key'), ['form_key'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_handed_at'), ['handed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_relationship_id'), ['relationship_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_shared_with'), ['shared_with'], unique=False)

    op.create_table('keptsheet',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.Column('kept_by', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['kept_by'], ['person.id'], ),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('sheet_id', 'number')
    )
    with op.batch_alter_table('keptsheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_keptsheet_sheet_id'), ['sheet_id'], unique=False)

    op.create_table('sheetfile',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=False),
    sa.Column('field_id', sa.String(40), nullable=False),
    sa.Column('name', sa.LargeBinary(), nullable=False),
    sa.Column('type', sa.String(60), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('sheetfile', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheetfile_sheet_id'), ['sheet_id'], unique=False)

