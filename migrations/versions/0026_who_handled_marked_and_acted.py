"""Whom an erased person had answered, marked or acted upon is found by an index."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

COLUMNS = {"vacancy_responses": "handler_id", "tickets": "marked_by", "audit": "actor_id"}


def upgrade() -> None:
    for table, column in COLUMNS.items():
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in COLUMNS.items():
        op.drop_index(f"ix_{table}_{column}", table)
