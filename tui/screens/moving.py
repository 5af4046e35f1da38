"""Keys that move, handed on to whatever they move on a screen."""

from typing import Protocol


class Movable(Protocol):
    """A view with a current line, or lines that scroll."""

    def action_down(self) -> None: ...
    def action_up(self) -> None: ...
    def action_half_down(self) -> None: ...
    def action_half_up(self) -> None: ...
    def action_page_down(self) -> None: ...
    def action_page_up(self) -> None: ...
    def action_top(self) -> None: ...
    def action_bottom(self) -> None: ...


class Moving:
    """A screen of which one view at a time is in hand."""

    @property
    def in_hand(self) -> Movable:
        """What the keys that move work on."""
        raise NotImplementedError

    def action_down(self) -> None:
        self.in_hand.action_down()

    def action_up(self) -> None:
        self.in_hand.action_up()

    def action_half_down(self) -> None:
        self.in_hand.action_half_down()

    def action_half_up(self) -> None:
        self.in_hand.action_half_up()

    def action_page_down(self) -> None:
        self.in_hand.action_page_down()

    def action_page_up(self) -> None:
        self.in_hand.action_page_up()

    def action_top(self) -> None:
        self.in_hand.action_top()

    def action_bottom(self) -> None:
        self.in_hand.action_bottom()
