"""agreements as sheets

Revision ID: 0006
Revises: 0005
"""

import json
from collections import Counter
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from sqlmodel import Session

from app import seal

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

OLD = sa.table(
    'agreement',
    sa.column('id', sa.Uuid()),
    sa.column('relationship_id', sa.Uuid()),
    sa.column('version', sa.Integer()),
    sa.column('written_by', sa.Uuid()),
    sa.column('written_at', sa.DateTime()),
    sa.column('sheet_id', sa.Uuid()),
    sa.column('number', sa.Integer()),
    sa.column('terms', sa.JSON()),
    sa.column('words', sa.LargeBinary()),
    sa.column('is_complete', sa.Boolean()),
    sa.column('mentor_signed_at', sa.DateTime()),
    sa.column('mentee_signed_at', sa.DateTime()),
)


def upgrade() -> None:
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sheet_id', sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column('number', sa.Integer(), nullable=False, server_default='0')
        )
        batch_op.add_column(sa.Column('words', sa.LargeBinary(), nullable=True))
        batch_op.add_column(
            sa.Column('is_complete', sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_foreign_key('fk_agreement_sheet', 'sheet', ['sheet_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_agreement_sheet_id'), ['sheet_id'], unique=False)
    seal_words()
    follow_sheets()
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.drop_column('terms')
        batch_op.alter_column('number', existing_type=sa.Integer(), server_default=None)
        batch_op.alter_column('is_complete', existing_type=sa.Boolean(), server_default=None)


def seal_words() -> None:
    """What was written on the page of before; only a whole one could be signed."""
    with Session(bind=op.get_bind(), join_transaction_mode="rollback_only") as session:
        for row in session.execute(sa.select(OLD)).mappings().all():
            words = json.dumps(row['terms'], ensure_ascii=False)
            sealed = seal.close(
                session, row['relationship_id'], words, f"agreement.words {row['id']}"
            )
            is_signed = bool(row['mentor_signed_at'] or row['mentee_signed_at'])
            session.execute(
                sa.update(OLD)
                .where(OLD.c.id == row['id'])
                .values(words=sealed, is_complete=is_signed)
            )
        session.flush()


def follow_sheets() -> None:
    """Versions of the form that a pair has kept already are versions of its agreement."""
    bind = op.get_bind()
    kept = sa.text(
        "SELECT sheet.relationship_id, keptsheet.sheet_id, keptsheet.number,"
        " keptsheet.kept_by, keptsheet.kept_at FROM keptsheet"
        " JOIN sheet ON sheet.id = keptsheet.sheet_id"
        " WHERE sheet.form_key = 'I-05' AND sheet.relationship_id IS NOT NULL"
        " ORDER BY keptsheet.kept_at"
    ).columns(
        relationship_id=sa.Uuid(),
        sheet_id=sa.Uuid(),
        number=sa.Integer(),
        kept_by=sa.Uuid(),
        kept_at=sa.DateTime(),
    )
    newest = sa.select(OLD.c.relationship_id, sa.func.max(OLD.c.version))
    found = bind.execute(newest.group_by(OLD.c.relationship_id)).all()
    versions = Counter({pair: number for pair, number in found})
    for row in bind.execute(kept).all():
        versions[row.relationship_id] += 1
        bind.execute(
            sa.insert(OLD).values(
                id=uuid4(),
                relationship_id=row.relationship_id,
                version=versions[row.relationship_id],
                sheet_id=row.sheet_id,
                number=row.number,
                terms={},
                is_complete=True,
                written_by=row.kept_by,
                written_at=row.kept_at,
            )
        )
