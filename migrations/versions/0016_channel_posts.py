"""channel posts."""

import sqlalchemy as sa
from alembic import op


revision = '0016'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('channel_posts',
    sa.Column('subject', sa.String(length=40), nullable=False),
    sa.Column('written', sa.Integer(), nullable=False),
    sa.Column('message', sa.String(length=64), nullable=True),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_channel_posts'))
    )


def downgrade() -> None:
    op.drop_table('channel_posts')
