"""units."""

import sqlalchemy as sa
from alembic import op


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('okved', sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column('founder', sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column('staff', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('survey_url', sa.String(length=210), nullable=True))

    with op.batch_alter_table('units', schema=None) as batch_op:
        batch_op.add_column(sa.Column('municipality', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('units', schema=None) as batch_op:
        batch_op.drop_column('closed_at')
        batch_op.drop_column('municipality')

    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.drop_column('survey_url')
        batch_op.drop_column('staff')
        batch_op.drop_column('founder')
        batch_op.drop_column('okved')

