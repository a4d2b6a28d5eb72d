"""tickets."""

import sqlalchemy as sa
from alembic import op


revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.add_column(sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken', sa.Integer(), nullable=True))
    op.execute('UPDATE events SET taken = 0')
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.alter_column('taken', existing_type=sa.Integer(), nullable=False)
        batch_op.create_check_constraint(op.f('ck_events_not_oversold'), 'seats IS NULL OR taken <= seats')

    op.create_table('tickets',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('places', sa.SmallInteger(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('code', sa.Integer(), nullable=True),
    sa.Column('token', sa.String(length=32), nullable=True),
    sa.Column('held_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('came', sa.SmallInteger(), nullable=True),
    sa.Column('came_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('marked_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('places BETWEEN 1 AND 5', name=op.f('ck_tickets_some_places')),
    sa.CheckConstraint('came IS NULL OR came BETWEEN 1 AND places', name=op.f('ck_tickets_came_within_places')),
    sa.CheckConstraint("(state = 'offered') = (held_until IS NOT NULL)", name=op.f('ck_tickets_offer_ends')),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_tickets_event_id_events'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['marked_by'], ['people.id'], name=op.f('fk_tickets_marked_by_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_tickets_person_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tickets')),
    sa.UniqueConstraint('event_id', 'code', name=op.f('uq_tickets_event_id')),
    sa.UniqueConstraint('person_id', 'event_id', name=op.f('uq_tickets_person_id')),
    sa.UniqueConstraint('token', name=op.f('uq_tickets_token'))
    )
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.create_index('ix_tickets_held', ['held_until'], unique=False, sqlite_where=sa.text('held_until IS NOT NULL'), postgresql_where=sa.text('held_until IS NOT NULL'))
        batch_op.create_index('ix_tickets_next', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_tickets_queue', ['event_id', 'state', 'turn'], unique=False)

    op.create_table('walk_ins',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=True),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('added_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('number BETWEEN 1 AND 500', name=op.f('ck_walk_ins_some_people')),
    sa.ForeignKeyConstraint(['added_by'], ['people.id'], name=op.f('fk_walk_ins_added_by_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_walk_ins_event_id_events'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_walk_ins'))
    )
    with op.batch_alter_table('walk_ins', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_walk_ins_event_id'), ['event_id'], unique=False)

    op.create_table('guests',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('remind_day', sa.Boolean(), nullable=False),
    sa.Column('remind_hours', sa.Boolean(), nullable=False),
    sa.Column('calendar', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_guests_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_guests')),
    sa.UniqueConstraint('calendar', name=op.f('uq_guests_calendar'))
    )


def downgrade() -> None:
    op.drop_table('guests')
    with op.batch_alter_table('walk_ins', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_walk_ins_event_id'))

    op.drop_table('walk_ins')
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index('ix_tickets_queue')
        batch_op.drop_index('ix_tickets_next', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_held', sqlite_where=sa.text('held_until IS NOT NULL'), postgresql_where=sa.text('held_until IS NOT NULL'))

    op.drop_table('tickets')
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_events_not_oversold'), type_='check')
        batch_op.drop_column('taken')

    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.drop_column('expires_at')
