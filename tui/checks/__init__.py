"""What `crossread doctor` looks at. Each check says what it found and, of a fault, what to do about it."""

from tui.checks.finding import Finding

__all__ = ["Finding"]
