"""The notice of a terminal that is too small; it goes by itself when there is room."""

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

SMALLEST = (60, 15)


def too_small(width: int, height: int) -> bool:
    return width < SMALLEST[0] or height < SMALLEST[1]


class TooSmallScreen(ModalScreen[None]):
    """Says how much room is needed and how much there is."""

    CSS_PATH = "small.tcss"

    def compose(self) -> ComposeResult:
        yield Static(id="notice", markup=False)

    def on_mount(self) -> None:
        self._tell()

    def on_resize(self, event: Resize) -> None:
        if too_small(*event.size):
            self._tell()
        elif self.is_current:
            self.dismiss()

    def _tell(self) -> None:
        width, height = self.app.size
        self.query_one("#notice", Static).update(
            "A little more room, please\n\n"
            f"crossread needs {SMALLEST[0]} × {SMALLEST[1]}\nthis is {width} × {height}\n\nCtrl+Q leaves"
        )
