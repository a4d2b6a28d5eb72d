"""What was published of surveys, for digests."""

import sqlalchemy as sa
from alembic import op


revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'survey_summaries',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('survey_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('said', sa.Text(), nullable=False),
        sa.Column('done', sa.Text(), nullable=False),
        sa.Column('answered', sa.Integer(), nullable=False),
        sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_survey_summaries_survey_id_surveys')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_summaries'))
    )
    with op.batch_alter_table('survey_summaries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_summaries_survey_id'), ['survey_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_survey_summaries_published_at'), ['published_at'], unique=False)


def downgrade() -> None:
    op.drop_table('survey_summaries')
