"""Quality points, votes and who took part, apart; polls in the channel."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('channel_polls',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('address', sa.String(length=64), nullable=False),
    sa.Column('question', sa.String(length=300), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('correct', sa.SmallInteger(), nullable=True),
    sa.Column('poll', sa.String(length=64), nullable=True),
    sa.Column('message', sa.BigInteger(), nullable=True),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('voters', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('posted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_channel_polls_author_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_channel_polls')),
    sa.UniqueConstraint('poll', name=op.f('uq_channel_polls_poll'))
    )
    with op.batch_alter_table('channel_polls', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_channel_polls_author_id'), ['author_id'], unique=False)

    op.create_table('quality_points',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('unit_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('alarmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('low_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_quality_points_event_id_events'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_quality_points_organisation_id_organisations')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_quality_points_unit_id_units'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quality_points')),
    sa.UniqueConstraint('code', name=op.f('uq_quality_points_code')),
    sa.UniqueConstraint('event_id', name=op.f('uq_quality_points_event_id'))
    )
    with op.batch_alter_table('quality_points', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quality_points_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_quality_points_unit_id'), ['unit_id'], unique=False)

    op.create_table('quality_links',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('point_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('vote_id', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_quality_links_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['point_id'], ['quality_points.id'], name=op.f('fk_quality_links_point_id_quality_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'point_id', 'day', name=op.f('pk_quality_links')),
    sa.UniqueConstraint('vote_id', name=op.f('uq_quality_links_vote_id')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('quality_links', schema=None) as batch_op:
        batch_op.create_index('ix_quality_links_day', ['day'], unique=False)

    op.create_table('quality_participations',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('point_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_quality_participations_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['point_id'], ['quality_points.id'], name=op.f('fk_quality_participations_point_id_quality_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'point_id', 'day', name=op.f('pk_quality_participations')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('quality_participations', schema=None) as batch_op:
        batch_op.create_index('ix_quality_participations_point', ['point_id', 'day'], unique=False)

    op.create_table('quality_replies',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('point_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('text', sa.String(length=500), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_quality_replies_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['point_id'], ['quality_points.id'], name=op.f('fk_quality_replies_point_id_quality_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quality_replies'))
    )
    with op.batch_alter_table('quality_replies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quality_replies_point_id'), ['point_id'], unique=False)

    op.create_table('quality_retired_codes',
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('point_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['point_id'], ['quality_points.id'], name=op.f('fk_quality_retired_codes_point_id_quality_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_quality_retired_codes'))
    )
    with op.batch_alter_table('quality_retired_codes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quality_retired_codes_point_id'), ['point_id'], unique=False)

    op.create_table('quality_votes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('point_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('csat', sa.SmallInteger(), nullable=False),
    sa.Column('staff', sa.String(length=10), nullable=True),
    sa.Column('comfort', sa.String(length=10), nullable=True),
    sa.Column('nps', sa.SmallInteger(), nullable=True),
    sa.Column('comment', sa.String(length=500), nullable=True),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('low_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('csat BETWEEN 1 AND 5', name=op.f('ck_quality_votes_mark')),
    sa.CheckConstraint('nps BETWEEN 0 AND 10', name=op.f('ck_quality_votes_recommending')),
    sa.ForeignKeyConstraint(['point_id'], ['quality_points.id'], name=op.f('fk_quality_votes_point_id_quality_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quality_votes'))
    )
    with op.batch_alter_table('quality_votes', schema=None) as batch_op:
        batch_op.create_index('ix_quality_votes_low', ['low_at'], unique=False, sqlite_where=sa.text('low_at IS NOT NULL'), postgresql_where=sa.text('low_at IS NOT NULL'))
        batch_op.create_index('ix_quality_votes_point', ['point_id', 'day'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('quality_votes', schema=None) as batch_op:
        batch_op.drop_index('ix_quality_votes_point')
        batch_op.drop_index('ix_quality_votes_low', sqlite_where=sa.text('low_at IS NOT NULL'), postgresql_where=sa.text('low_at IS NOT NULL'))

    op.drop_table('quality_votes')
    with op.batch_alter_table('quality_retired_codes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quality_retired_codes_point_id'))

    op.drop_table('quality_retired_codes')
    with op.batch_alter_table('quality_replies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quality_replies_point_id'))

    op.drop_table('quality_replies')
    with op.batch_alter_table('quality_participations', schema=None) as batch_op:
        batch_op.drop_index('ix_quality_participations_point')

    op.drop_table('quality_participations')
    with op.batch_alter_table('quality_links', schema=None) as batch_op:
        batch_op.drop_index('ix_quality_links_day')

    op.drop_table('quality_links')
    with op.batch_alter_table('quality_points', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quality_points_unit_id'))
        batch_op.drop_index(batch_op.f('ix_quality_points_organisation_id'))

    op.drop_table('quality_points')
    with op.batch_alter_table('channel_polls', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_channel_polls_author_id'))

    op.drop_table('channel_polls')
