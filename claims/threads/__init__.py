"""Threads: one claim as several articles tell it, the relation of each pair, and who is silent."""

from claims.threads.thread import Conflict, Drift, Facet, Member, Related, Relation, Silent, State, Thread

__all__ = ["Conflict", "Drift", "Facet", "Member", "Related", "Relation", "Silent", "State", "Thread"]
