"""Where the facts of indicators are from, and when they were taken."""

import sqlalchemy as sa
from alembic import op


revision = '0021'
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('indicator_facts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('indicator_facts', schema=None) as batch_op:
        batch_op.drop_column('taken_at')
        batch_op.drop_column('source')
