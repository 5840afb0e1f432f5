"""The one way in which a brief changes: states, outcomes, records, locks."""
