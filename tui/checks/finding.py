"""One line of what a check found."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["ok", "advice", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`ok`, `advice` (works, could be better) or `fault` (something does not work)."""

    state: State
    about: str
    message: str
