"""announcements and segments; the rows of an announcement are a lane of the ledger."""

import sqlalchemy as sa
from alembic import op


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('segments',
    sa.Column('id', BIG, nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('formula', sa.JSON(), nullable=False),
    sa.Column('author_id', BIG, nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_segments_author_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_segments')),
    sa.UniqueConstraint('name', name=op.f('uq_segments_name'))
    )
    op.create_index(op.f('ix_segments_author_id'), 'segments', ['author_id'], unique=False)
    op.create_table('announcements',
    sa.Column('id', BIG, nullable=False),
    sa.Column('author_id', BIG, nullable=True),
    sa.Column('stage', sa.String(length=12), nullable=False),
    sa.Column('title', sa.String(length=80), nullable=False),
    sa.Column('contents', sa.JSON(), nullable=False),
    sa.Column('buttons', sa.JSON(), nullable=False),
    sa.Column('formula', sa.JSON(), nullable=False),
    sa.Column('places', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.Column('is_advert', sa.Boolean(), nullable=False),
    sa.Column('repeat', sa.String(length=8), nullable=False),
    sa.Column('send_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('origin_id', BIG, nullable=True),
    sa.Column('confirmed_by', BIG, nullable=True),
    sa.Column('revision', sa.SmallInteger(), nullable=False),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('pause_reason', sa.String(length=40), nullable=True),
    sa.Column('frozen_to', sa.BigInteger(), nullable=False),
    sa.Column('frozen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('audience', sa.Integer(), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('totals', sa.JSON(), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('progress_message', sa.String(length=20), nullable=True),
    sa.Column('progress_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_announcements_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['confirmed_by'], ['people.id'], name=op.f('fk_announcements_confirmed_by_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['origin_id'], ['announcements.id'], name=op.f('fk_announcements_origin_id_announcements')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcements')),
    sa.UniqueConstraint('origin_id', 'send_at', name=op.f('uq_announcements_origin_id'))
    )
    op.create_index(op.f('ix_announcements_author_id'), 'announcements', ['author_id'], unique=False)
    op.create_index(op.f('ix_announcements_confirmed_by'), 'announcements', ['confirmed_by'], unique=False)
    op.create_index('ix_announcements_stage', 'announcements', ['stage', 'send_at'], unique=False)
    op.create_table('announcement_presses',
    sa.Column('announcement_id', BIG, nullable=False),
    sa.Column('person_id', BIG, nullable=False),
    sa.Column('button', sa.SmallInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['announcement_id'], ['announcements.id'], name=op.f('fk_announcement_presses_announcement_id_announcements')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_announcement_presses_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('announcement_id', 'person_id', 'button', name=op.f('pk_announcement_presses'))
    )
    op.create_index(op.f('ix_announcement_presses_person_id'), 'announcement_presses', ['person_id'], unique=False)
    op.create_table('announcement_mutes',
    sa.Column('person_id', BIG, nullable=False),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.Column('announcement_id', BIG, nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_announcement_mutes_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'topic', name=op.f('pk_announcement_mutes'))
    )
    op.create_index(op.f('ix_announcement_mutes_announcement_id'), 'announcement_mutes', ['announcement_id'], unique=False)
    op.add_column('deliveries', sa.Column('announcement_id', sa.BigInteger(), nullable=True))
    op.drop_index('ix_deliveries_due', 'deliveries')
    op.create_index('ix_deliveries_lane', 'deliveries', ['state', 'priority', 'announcement_id', 'due_at', 'id'], unique=False)
    op.create_index('ix_deliveries_announcement', 'deliveries', ['announcement_id', 'kind', 'state', 'reason'], unique=False, sqlite_where=sa.text('announcement_id IS NOT NULL'), postgresql_where=sa.text('announcement_id IS NOT NULL'))


def downgrade() -> None:
    op.drop_index('ix_deliveries_announcement', 'deliveries')
    op.drop_index('ix_deliveries_lane', 'deliveries')
    op.create_index('ix_deliveries_due', 'deliveries', ['state', 'due_at', 'priority', 'id'], unique=False)
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.drop_column('announcement_id')
    op.drop_table('announcement_mutes')
    op.drop_table('announcement_presses')
    op.drop_table('announcements')
    op.drop_table('segments')
