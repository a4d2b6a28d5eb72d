"""The organisation's verbs. One public method is one transaction; no service knows a messenger."""
