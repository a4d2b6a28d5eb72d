"""Participant-engagement bot of the Smolensk region's cluster."""

__version__ = "0.1.0"
