"""Everything that knows SQL: mapped classes, the queries over them, transactions and migrations."""
