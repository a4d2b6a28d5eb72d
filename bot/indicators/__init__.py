"""Indicators without a database: what is asked, when, how values are checked, and what they come to."""
