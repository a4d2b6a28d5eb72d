"""Keys of deliveries are in the order of their bytes on PostgreSQL too, so that those that begin alike lie together."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("deliveries", "key", type_=sa.String(120, collation="C"))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE deliveries ALTER COLUMN key TYPE varchar(120) COLLATE pg_catalog.\"default\"")
