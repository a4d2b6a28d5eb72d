"""digests, attention."""

import sqlalchemy as sa
from alembic import op


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('digest_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('weekday', sa.SmallInteger(), nullable=False),
    sa.Column('hour', sa.SmallInteger(), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_period', sa.String(length=10), nullable=True),
    sa.Column('shown', sa.Text(), nullable=False),
    sa.Column('shown_last', sa.SmallInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_digest_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_digest_plans'))
    )
    op.create_index('ix_digest_plans_due', 'digest_plans', ['next_at', 'person_id'], unique=False)
    op.create_table('duty_plans',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_period', sa.String(length=10), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_duty_plans_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_duty_plans'))
    )
    op.create_index(op.f('ix_duty_plans_next_at'), 'duty_plans', ['next_at'], unique=False)
    op.create_table('groups',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('address', sa.String(length=64), nullable=False),
    sa.Column('title', sa.String(length=128), nullable=False),
    sa.Column('purpose', sa.String(length=12), nullable=False),
    sa.Column('municipality', sa.String(length=40), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('bound_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('bound_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_period', sa.String(length=10), nullable=True),
    sa.Column('shown', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bound_by'], ['people.id'], name=op.f('fk_groups_bound_by_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_groups')),
    sa.UniqueConstraint('channel', 'address', name=op.f('uq_groups_channel'))
    )
    op.create_index(op.f('ix_groups_bound_by'), 'groups', ['bound_by'], unique=False)
    op.create_index(op.f('ix_groups_next_at'), 'groups', ['next_at'], unique=False)
    op.create_table('join_requests',
    sa.Column('group_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('address', sa.String(length=64), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_join_requests_group_id_groups'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('group_id', 'address', name=op.f('pk_join_requests'))
    )
    op.create_index(op.f('ix_join_requests_address'), 'join_requests', ['address'], unique=False)
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.add_column(sa.Column('week', sa.Integer(), nullable=True))
        batch_op.create_index('ix_deliveries_attention', ['person_id', 'week'], unique=False, sqlite_where=sa.text('week IS NOT NULL'), postgresql_where=sa.text('week IS NOT NULL'))


def downgrade() -> None:
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.drop_index('ix_deliveries_attention', sqlite_where=sa.text('week IS NOT NULL'), postgresql_where=sa.text('week IS NOT NULL'))
        batch_op.drop_column('week')
    op.drop_table('join_requests')
    op.drop_table('groups')
    op.drop_table('duty_plans')
    op.drop_table('digest_plans')
