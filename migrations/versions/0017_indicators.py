"""indicators."""

import sqlalchemy as sa
from alembic import op


revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('indicator_catalogues',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_indicator_catalogues_author_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_catalogues'))
    )
    with op.batch_alter_table('indicator_catalogues', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_catalogues_author_id'), ['author_id'], unique=False)

    op.create_table('indicator_periods',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('set_code', sa.String(length=20), nullable=False),
    sa.Column('length', sa.String(length=10), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('catalogue_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('norms', sa.JSON(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['catalogue_id'], ['indicator_catalogues.id'], name=op.f('fk_indicator_periods_catalogue_id_indicator_catalogues')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_periods')),
    sa.UniqueConstraint('set_code', 'starts', name=op.f('uq_indicator_periods_set_code'))
    )
    with op.batch_alter_table('indicator_periods', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_periods_changes_at'), ['changes_at'], unique=False)

    op.create_table('indicator_facts',
    sa.Column('period_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('municipality', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=30), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['indicator_periods.id'], name=op.f('fk_indicator_facts_period_id_indicator_periods'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('period_id', 'municipality', 'name', name=op.f('pk_indicator_facts'))
    )
    op.create_table('indicator_reports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('period_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('municipality', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('asked', sa.JSON(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('given', sa.SmallInteger(), nullable=False),
    sa.Column('filled', sa.SmallInteger(), nullable=False),
    sa.Column('responsible_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('declined', sa.JSON(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reminded', sa.SmallInteger(), nullable=False),
    sa.Column('first_submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('on_time', sa.Boolean(), nullable=True),
    sa.Column('receipt', sa.Integer(), nullable=True),
    sa.Column('submitted_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('returned', sa.JSON(), nullable=False),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_indicator_reports_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['period_id'], ['indicator_periods.id'], name=op.f('fk_indicator_reports_period_id_indicator_periods'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['responsible_id'], ['people.id'], name=op.f('fk_indicator_reports_responsible_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['submitted_by'], ['people.id'], name=op.f('fk_indicator_reports_submitted_by_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_reports')),
    sa.UniqueConstraint('period_id', 'organisation_id', name=op.f('uq_indicator_reports_period_id'))
    )
    with op.batch_alter_table('indicator_reports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_reports_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_indicator_reports_responsible_id'), ['responsible_id'], unique=False)
        batch_op.create_index('ix_indicator_reports_state', ['period_id', 'state', 'municipality', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_indicator_reports_submitted_by'), ['submitted_by'], unique=False)
        batch_op.create_index('ix_indicator_reports_to_ask', ['period_id', 'id'], unique=False, sqlite_where=sa.text('asked_at IS NULL'), postgresql_where=sa.text('asked_at IS NULL'))
        batch_op.create_index('uq_indicator_reports_receipt', ['period_id', 'receipt'], unique=True)

    op.create_table('indicator_results',
    sa.Column('period_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('municipality', sa.String(length=40), nullable=False),
    sa.Column('indicator', sa.String(length=10), nullable=False),
    sa.Column('value', sa.Float(), nullable=True),
    sa.Column('lack', sa.String(length=10), nullable=True),
    sa.Column('behind', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['indicator_periods.id'], name=op.f('fk_indicator_results_period_id_indicator_periods'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('period_id', 'municipality', 'indicator', name=op.f('pk_indicator_results'))
    )
    op.create_table('indicator_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('report_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('element', sa.String(length=20), nullable=False),
    sa.Column('old', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('new', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('why', sa.String(length=12), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_indicator_changes_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['report_id'], ['indicator_reports.id'], name=op.f('fk_indicator_changes_report_id_indicator_reports'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_changes'))
    )
    with op.batch_alter_table('indicator_changes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_changes_author_id'), ['author_id'], unique=False)
        batch_op.create_index('ix_indicator_changes_report', ['report_id', 'id'], unique=False)

    op.create_table('indicator_corrections',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('report_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('element', sa.String(length=20), nullable=False),
    sa.Column('new', sa.JSON(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('approved', sa.Boolean(), nullable=True),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_indicator_corrections_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_indicator_corrections_decided_by_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['report_id'], ['indicator_reports.id'], name=op.f('fk_indicator_corrections_report_id_indicator_reports'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_corrections'))
    )
    with op.batch_alter_table('indicator_corrections', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_corrections_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_indicator_corrections_decided_by'), ['decided_by'], unique=False)
        batch_op.create_index('uq_indicator_corrections_open', ['report_id', 'element'], unique=True, sqlite_where=sa.text('approved IS NULL'), postgresql_where=sa.text('approved IS NULL'))



def downgrade() -> None:
    with op.batch_alter_table('indicator_corrections', schema=None) as batch_op:
        batch_op.drop_index('uq_indicator_corrections_open', sqlite_where=sa.text('approved IS NULL'), postgresql_where=sa.text('approved IS NULL'))
        batch_op.drop_index(batch_op.f('ix_indicator_corrections_decided_by'))
        batch_op.drop_index(batch_op.f('ix_indicator_corrections_author_id'))

    op.drop_table('indicator_corrections')
    with op.batch_alter_table('indicator_changes', schema=None) as batch_op:
        batch_op.drop_index('ix_indicator_changes_report')
        batch_op.drop_index(batch_op.f('ix_indicator_changes_author_id'))

    op.drop_table('indicator_changes')
    op.drop_table('indicator_results')
    with op.batch_alter_table('indicator_reports', schema=None) as batch_op:
        batch_op.drop_index('uq_indicator_reports_receipt')
        batch_op.drop_index('ix_indicator_reports_to_ask', sqlite_where=sa.text('asked_at IS NULL'), postgresql_where=sa.text('asked_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_indicator_reports_submitted_by'))
        batch_op.drop_index('ix_indicator_reports_state')
        batch_op.drop_index(batch_op.f('ix_indicator_reports_responsible_id'))
        batch_op.drop_index(batch_op.f('ix_indicator_reports_organisation_id'))

    op.drop_table('indicator_reports')
    op.drop_table('indicator_facts')
    with op.batch_alter_table('indicator_periods', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_indicator_periods_changes_at'))

    op.drop_table('indicator_periods')
    with op.batch_alter_table('indicator_catalogues', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_indicator_catalogues_author_id'))

    op.drop_table('indicator_catalogues')
