"""surveys."""

import sqlalchemy as sa
from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('surveys',
    sa.Column('id', BIG, nullable=False),
    sa.Column('titles', sa.JSON(), nullable=False),
    sa.Column('about', sa.Text(), nullable=True),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('mode', sa.String(length=10), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('author_id', BIG, nullable=True),
    sa.Column('organisation_id', BIG, nullable=True),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('changeable', sa.Boolean(), nullable=False),
    sa.Column('most_answers', sa.Integer(), nullable=True),
    sa.Column('remind_after', sa.SmallInteger(), nullable=False),
    sa.Column('remind_most', sa.SmallInteger(), nullable=False),
    sa.Column('answered', sa.Integer(), nullable=False),
    sa.Column('stopped_at', sa.JSON(), nullable=False),
    sa.Column('summaries', sa.SmallInteger(), nullable=False),
    sa.Column('mixed', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("mode = 'named' OR NOT changeable", name=op.f('ck_surveys_anonymous_is_final')),
    sa.CheckConstraint('most_answers IS NULL OR answered <= most_answers', name=op.f('ck_surveys_within_limit')),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_surveys_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_surveys_organisation_id_organisations')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_surveys')),
    sa.UniqueConstraint('id', 'mode', name=op.f('uq_surveys_id'))
    )
    with op.batch_alter_table('surveys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_surveys_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_surveys_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index('ix_surveys_opens', ['state', 'opens_at'], unique=False)
        batch_op.create_index('ix_surveys_closes', ['state', 'closes_at'], unique=False)

    op.create_table('survey_participants',
    sa.Column('survey_id', BIG, nullable=False),
    sa.Column('person_id', BIG, nullable=False),
    sa.Column('begun_on', sa.Date(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('reminders', sa.SmallInteger(), nullable=False),
    sa.Column('remind_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_survey_participants_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_survey_participants_survey_id_surveys'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('survey_id', 'person_id', name=op.f('pk_survey_participants')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_survey_participants_remind_at', 'survey_participants', ['remind_at'], unique=False)
    op.create_index(op.f('ix_survey_participants_person_id'), 'survey_participants', ['person_id'], unique=False)

    op.create_table('survey_answers',
    sa.Column('id', BIG, autoincrement=False, nullable=False),
    sa.Column('survey_id', BIG, nullable=False),
    sa.Column('mode', sa.String(length=10), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('person_id', BIG, nullable=True),
    sa.Column('kind', sa.String(length=15), nullable=True),
    sa.Column('place', sa.String(length=40), nullable=True),
    sa.CheckConstraint("mode = 'named' OR (person_id IS NULL AND kind IS NULL AND place IS NULL)", name=op.f('ck_survey_answers_anonymous_is_nobodys')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_survey_answers_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['survey_id', 'mode'], ['surveys.id', 'surveys.mode'], name=op.f('fk_survey_answers_survey_id_surveys'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_answers')),
    sa.UniqueConstraint('survey_id', 'person_id', name=op.f('uq_survey_answers_survey_id'))
    )
    with op.batch_alter_table('survey_answers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_answers_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_survey_answers_survey', ['survey_id', 'id'], unique=False)

    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.create_index('ix_drafts_subject', ['form', 'subject'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.drop_index('ix_drafts_subject')
    op.drop_table('survey_answers')
    op.drop_table('survey_participants')
    op.drop_table('surveys')
