"""Threads: one claim as several articles tell it, the relation of each pair, and who is silent.

`claims.comparison.compare` finds them; `claims.threads.elsewhere` asks who else says one claim.
"""

from claims.threads.thread import Conflict, Drift, Facet, Member, Related, Relation, Silent, State, Thread

__all__ = ["Conflict", "Drift", "Facet", "Member", "Related", "Relation", "Silent", "State", "Thread"]
