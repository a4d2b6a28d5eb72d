"""Invitations to surveys; their audience is a formula, as that of announcements."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None

LEAVES = {"kinds": "kind", "places": "place", "spheres": "sphere"}
KINDS = {"specialists": "specialist", "institutions": "institution", "businesses": "business"}
SURVEYS = sa.table("surveys", sa.column("id", sa.BigInteger), sa.column("audience", sa.JSON))
ANSWERS = sa.table("survey_answers", sa.column("kind", sa.String))


def formula(before: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "all": [
            {"is": leaf, "of": [KINDS.get(value, value) for value in before[name]]}
            for name, leaf in LEAVES.items()
            if before.get(name)
        ]
    }


def narrowing(formula: dict[str, Any]) -> dict[str, list[str]]:
    """What of a formula the earlier version can hold."""
    plural = {one: many for many, one in KINDS.items()}
    asked = {each["is"]: each["of"] for each in formula.get("all", []) if "is" in each}
    return {name: [plural.get(value, value) for value in asked.get(leaf, [])] for name, leaf in LEAVES.items()}


def upgrade() -> None:
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.add_column(sa.Column("invite_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("invited_to", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("invited", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.alter_column("invited_to", server_default=None)
        batch_op.alter_column("invited", server_default=None)
    _rewrite(formula)
    for before, after in KINDS.items():
        op.execute(ANSWERS.update().where(ANSWERS.c.kind == before).values(kind=after))


def downgrade() -> None:
    _rewrite(narrowing)
    for before, after in KINDS.items():
        op.execute(ANSWERS.update().where(ANSWERS.c.kind == after).values(kind=before))
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.drop_column("invited")
        batch_op.drop_column("invited_to")
        batch_op.drop_column("invite_at")


def _rewrite(change: Any) -> None:
    connection = op.get_bind()
    for survey_id, audience in connection.execute(sa.select(SURVEYS.c.id, SURVEYS.c.audience)).all():
        connection.execute(SURVEYS.update().where(SURVEYS.c.id == survey_id).values(audience=change(audience)))
