"""Time expressions of a text, resolved against the day of publication; and their values compared."""

from claims.dates.extraction import dates
from claims.dates.values import Interval, compatible, contradict, interval

__all__ = ["Interval", "compatible", "contradict", "dates", "interval"]
