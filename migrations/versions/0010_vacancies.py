"""vacancies."""

import sqlalchemy as sa
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('vacancy_filters',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('narrowed', sa.String(length=120), nullable=False),
    sa.Column('alert', sa.String(length=8), nullable=False),
    sa.Column('told_until', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_vacancy_filters_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_filters')),
    sa.UniqueConstraint('person_id', 'narrowed', name=op.f('uq_vacancy_filters_person_id'))
    )
    with op.batch_alter_table('vacancy_filters', schema=None) as batch_op:
        batch_op.create_index('ix_vacancy_filters_due', ['alert', 'person_id', 'told_until'], unique=False)

    op.create_table('vacancies',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=True),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('unit_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('employer', sa.String(length=250), nullable=True),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('source', sa.String(length=20), nullable=True),
    sa.Column('source_id', sa.String(length=100), nullable=True),
    sa.Column('source_url', sa.String(length=300), nullable=True),
    sa.Column('profession', sa.String(length=30), nullable=True),
    sa.Column('profession_group', sa.String(length=20), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=True),
    sa.Column('municipality', sa.String(length=40), nullable=True),
    sa.Column('settlement', sa.String(length=80), nullable=True),
    sa.Column('remote', sa.Boolean(), nullable=False),
    sa.Column('employment', sa.String(length=12), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('rate', sa.SmallInteger(), nullable=True),
    sa.Column('schedule', sa.String(length=12), nullable=True),
    sa.Column('schedule_note', sa.String(length=120), nullable=True),
    sa.Column('salary_from', sa.Integer(), nullable=True),
    sa.Column('salary_to', sa.Integer(), nullable=True),
    sa.Column('salary_note', sa.String(length=200), nullable=True),
    sa.Column('education', sa.String(length=10), nullable=True),
    sa.Column('experience', sa.SmallInteger(), nullable=True),
    sa.Column('duties', sa.Text(), nullable=True),
    sa.Column('housing', sa.Boolean(), nullable=False),
    sa.Column('zemsky', sa.Boolean(), nullable=False),
    sa.Column('target_training', sa.Boolean(), nullable=False),
    sa.Column('young_bonus', sa.Boolean(), nullable=False),
    sa.Column('quota', sa.Boolean(), nullable=False),
    sa.Column('valid_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('search_text', sa.Text(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name=op.f('ck_vacancies_closed_with_an_outcome')),
    sa.CheckConstraint("employment <> 'assignment' OR day IS NOT NULL", name=op.f('ck_vacancies_assignment_has_its_day')),
    sa.CheckConstraint('organisation_id IS NOT NULL OR employer IS NOT NULL', name=op.f('ck_vacancies_somebodys')),
    sa.CheckConstraint('profession IS NOT NULL OR title IS NOT NULL', name=op.f('ck_vacancies_named')),
    sa.CheckConstraint('salary_from IS NULL OR salary_to IS NULL OR salary_from <= salary_to', name=op.f('ck_vacancies_salary_in_order')),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_vacancies_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_vacancies_case_id_cases')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_vacancies_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_vacancies_unit_id_units'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancies')),
    sa.UniqueConstraint('source', 'source_id', name=op.f('uq_vacancies_source'))
    )
    with op.batch_alter_table('vacancies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vacancies_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancies_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_vacancies_ending', ['state', 'valid_until'], unique=False)
        batch_op.create_index('ix_vacancies_newest', ['state', 'published_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancies_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancies_profession'), ['profession'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancies_profession_group'), ['profession_group'], unique=False)
        batch_op.create_index('ix_vacancies_where', ['state', 'municipality'], unique=False)

    op.create_table('vacancy_competencies',
    sa.Column('vacancy_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('competency', sa.String(length=30), nullable=False),
    sa.Column('must', sa.Boolean(), nullable=False),
    sa.Column('hard_to_find', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancies.id'], name=op.f('fk_vacancy_competencies_vacancy_id_vacancies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vacancy_id', 'competency', name=op.f('pk_vacancy_competencies'))
    )
    with op.batch_alter_table('vacancy_competencies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vacancy_competencies_competency'), ['competency'], unique=False)

    op.create_table('vacancy_responses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('vacancy_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('message', sa.Text(), nullable=True),
    sa.Column('file', sa.String(length=200), nullable=True),
    sa.Column('file_name', sa.String(length=120), nullable=True),
    sa.Column('file_kind', sa.String(length=10), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('handler_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['handler_id'], ['people.id'], name=op.f('fk_vacancy_responses_handler_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_vacancy_responses_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancies.id'], name=op.f('fk_vacancy_responses_vacancy_id_vacancies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_responses')),
    sa.UniqueConstraint('vacancy_id', 'person_id', name=op.f('uq_vacancy_responses_vacancy_id'))
    )
    with op.batch_alter_table('vacancy_responses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vacancy_responses_changed_at'), ['changed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancy_responses_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_vacancy_responses_unseen', ['state', 'sent_at'], unique=False)

    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.add_column(sa.Column('subject', sa.String(length=40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.drop_column('subject')

    with op.batch_alter_table('vacancy_responses', schema=None) as batch_op:
        batch_op.drop_index('ix_vacancy_responses_unseen')
        batch_op.drop_index(batch_op.f('ix_vacancy_responses_person_id'))
        batch_op.drop_index(batch_op.f('ix_vacancy_responses_changed_at'))

    op.drop_table('vacancy_responses')
    with op.batch_alter_table('vacancy_competencies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vacancy_competencies_competency'))

    op.drop_table('vacancy_competencies')
    with op.batch_alter_table('vacancies', schema=None) as batch_op:
        batch_op.drop_index('ix_vacancies_where')
        batch_op.drop_index(batch_op.f('ix_vacancies_profession_group'))
        batch_op.drop_index(batch_op.f('ix_vacancies_profession'))
        batch_op.drop_index(batch_op.f('ix_vacancies_organisation_id'))
        batch_op.drop_index('ix_vacancies_newest')
        batch_op.drop_index('ix_vacancies_ending')
        batch_op.drop_index(batch_op.f('ix_vacancies_case_id'))
        batch_op.drop_index(batch_op.f('ix_vacancies_author_id'))

    op.drop_table('vacancies')
    with op.batch_alter_table('vacancy_filters', schema=None) as batch_op:
        batch_op.drop_index('ix_vacancy_filters_due')

    op.drop_table('vacancy_filters')
