"""announcements: what is urgent, groups as readers; one place for what somebody wants no more of."""

import sqlalchemy as sa
from alembic import op


revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("announcements", sa.Column("is_urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("announcements", sa.Column("groups", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.alter_column("is_urgent", existing_type=sa.Boolean(), server_default=None)
        batch_op.alter_column("groups", existing_type=sa.JSON(), server_default=None)
    op.execute("UPDATE announcements SET topic = 'announcements' WHERE topic = 'cluster'")
    # What was muted under an announcement: the tags of topics say so from now on, the press says which one it was.
    op.execute(
        "INSERT INTO announcement_presses (announcement_id, person_id, button, at) "
        "SELECT announcement_id, person_id, -1, min(at) FROM announcement_mutes "
        "WHERE announcement_id IN (SELECT id FROM announcements) GROUP BY announcement_id, person_id"
    )
    op.execute(
        "INSERT INTO person_tags (person_id, kind, tag) "
        "SELECT person_id, 'muted', 'announcements' FROM announcement_mutes AS mutes WHERE topic = 'cluster' "
        "AND NOT EXISTS (SELECT 1 FROM person_tags WHERE person_id = mutes.person_id AND kind = 'muted' "
        "AND tag = 'announcements')"
    )
    op.execute(
        "DELETE FROM person_tags WHERE kind = 'topic' AND EXISTS (SELECT 1 FROM announcement_mutes AS mutes "
        "WHERE mutes.person_id = person_tags.person_id AND mutes.topic = person_tags.tag)"
    )
    op.drop_table("announcement_mutes")


def downgrade() -> None:
    op.create_table(
        "announcement_mutes",
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("announcement_id", BIG, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_announcement_mutes_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_announcement_mutes")),
    )
    op.create_index(op.f("ix_announcement_mutes_announcement_id"), "announcement_mutes", ["announcement_id"])
    op.execute("DELETE FROM announcement_presses WHERE button = -1")
    op.execute("UPDATE announcements SET topic = 'cluster' WHERE topic = 'announcements'")
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.drop_column("groups")
        batch_op.drop_column("is_urgent")
