"""requirements."""

import sqlalchemy as sa
from alembic import op


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('signals',
    sa.Column('competency', sa.String(length=30), nullable=False),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('competency', name=op.f('pk_signals'))
    )
    op.create_table('signal_receivers',
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_signal_receivers_organisation_id_organisations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('organisation_id', name=op.f('pk_signal_receivers'))
    )
    op.create_table('requirements',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('position', sa.String(length=30), nullable=True),
    sa.Column('position_text', sa.String(length=60), nullable=True),
    sa.Column('profession_group', sa.String(length=20), nullable=True),
    sa.Column('competency', sa.String(length=30), nullable=True),
    sa.Column('competency_text', sa.String(length=60), nullable=True),
    sa.Column('importance', sa.SmallInteger(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('help', sa.String(length=16), nullable=False),
    sa.Column('wanted_by', sa.Date(), nullable=False),
    sa.Column('show_name', sa.Boolean(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=True),
    sa.Column('sent_to', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decision_kind', sa.String(length=16), nullable=True),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('merged_into', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name=op.f('ck_requirements_merged_into_another')),
    sa.CheckConstraint("state NOT IN ('accepted', 'done', 'declined') OR decision IS NOT NULL", name=op.f('ck_requirements_decided_in_words')),
    sa.CheckConstraint("state NOT IN ('sent', 'under_review') OR sent_to IS NOT NULL", name=op.f('ck_requirements_sent_to_somebody')),
    sa.CheckConstraint('competency IS NOT NULL OR competency_text IS NOT NULL', name=op.f('ck_requirements_of_a_competency')),
    sa.CheckConstraint('importance BETWEEN 1 AND 3', name=op.f('ck_requirements_importance_known')),
    sa.CheckConstraint('merged_into IS NULL OR merged_into <> id', name=op.f('ck_requirements_not_into_itself')),
    sa.CheckConstraint('people > 0', name=op.f('ck_requirements_somebody_misses_it')),
    sa.CheckConstraint('position IS NOT NULL OR position_text IS NOT NULL', name=op.f('ck_requirements_of_a_position')),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_requirements_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['merged_into'], ['requirements.id'], name=op.f('fk_requirements_merged_into_requirements')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_requirements_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['sent_to'], ['organisations.id'], name=op.f('fk_requirements_sent_to_organisations')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_requirements'))
    )
    with op.batch_alter_table('requirements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_requirements_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_competency'), ['competency'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_created_at'), ['created_at'], unique=False)
        batch_op.create_index('ix_requirements_due', ['state', 'due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_merged_into'), ['merged_into'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_profession_group'), ['profession_group'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirements_sent_to'), ['sent_to'], unique=False)

    op.create_table('vacancy_imports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('rows', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_vacancy_imports_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_imports'))
    )
    with op.batch_alter_table('vacancy_imports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vacancy_imports_created_at'), ['created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_vacancy_imports_person_id'), ['person_id'], unique=False)

    op.create_table('requirement_ratings',
    sa.Column('requirement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('better', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_requirement_ratings_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['requirement_id'], ['requirements.id'], name=op.f('fk_requirement_ratings_requirement_id_requirements'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('requirement_id', 'organisation_id', name=op.f('pk_requirement_ratings'))
    )
    with op.batch_alter_table('requirement_ratings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_requirement_ratings_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('requirement_votes',
    sa.Column('requirement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('relevant', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_requirement_votes_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_requirement_votes_person_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['requirement_id'], ['requirements.id'], name=op.f('fk_requirement_votes_requirement_id_requirements'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('requirement_id', 'organisation_id', name=op.f('pk_requirement_votes'))
    )
    with op.batch_alter_table('requirement_votes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_requirement_votes_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_requirement_votes_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('requirement_votes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_requirement_votes_person_id'))
        batch_op.drop_index(batch_op.f('ix_requirement_votes_organisation_id'))

    op.drop_table('requirement_votes')
    with op.batch_alter_table('requirement_ratings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_requirement_ratings_organisation_id'))

    op.drop_table('requirement_ratings')
    with op.batch_alter_table('vacancy_imports', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vacancy_imports_person_id'))
        batch_op.drop_index(batch_op.f('ix_vacancy_imports_created_at'))

    op.drop_table('vacancy_imports')
    with op.batch_alter_table('requirements', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_requirements_sent_to'))
        batch_op.drop_index(batch_op.f('ix_requirements_profession_group'))
        batch_op.drop_index(batch_op.f('ix_requirements_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_requirements_merged_into'))
        batch_op.drop_index('ix_requirements_due')
        batch_op.drop_index(batch_op.f('ix_requirements_created_at'))
        batch_op.drop_index(batch_op.f('ix_requirements_competency'))
        batch_op.drop_index(batch_op.f('ix_requirements_author_id'))

    op.drop_table('requirements')
    op.drop_table('signal_receivers')
    op.drop_table('signals')
