"""Who took part is forgotten by the day."""

from alembic import op


revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('quality_participations', schema=None) as batch_op:
        batch_op.create_index('ix_quality_participations_day', ['day'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('quality_participations', schema=None) as batch_op:
        batch_op.drop_index('ix_quality_participations_day')
