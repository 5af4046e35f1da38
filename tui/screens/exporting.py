"""Writing a comparison to a file: its name is asked for, its ending says how it is written."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CrossreadError
from tui import restricted
from tui.screens.base import CorpusScreen
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from claims.comparison import Comparison

HINT = ".md to read, .csv for a spreadsheet, .json as compare --json, .jsonl, .jsonld for annotations"


class ExportingScreen(CorpusScreen):
    """A screen that shows a comparison which can be written to a file."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "export" and (restricted.on() or self.exported() is None):
            return False
        return super().check_action(action, parameters)

    def exported(self) -> "tuple[Comparison, str] | None":
        """What is written, and what it is called; None while there is nothing."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Asks for a file's name and writes the comparison there."""
        self.app.push_screen(Prompt("export to", str(Path("comparison.md")), HINT), self._named)

    def _named(self, name: str | None) -> None:
        if name and (found := self.exported()):
            self.start(self._export(Path(name).expanduser(), *found), group="export")

    async def _export(self, path: Path, comparison: "Comparison", title: str) -> None:
        from corpus.readers import reader

        folder = self.workspace.corpus.root
        if reader(path.name) and path.resolve().is_relative_to(folder.resolve()):
            raise CrossreadError(f"{path}: lies in the corpus, where it would be read as an article")
        await asyncio.to_thread(write_comparison, path, comparison, title)
        self.say(f"written to {path}")


def write_comparison(path: Path, comparison: "Comparison", title: str) -> None:
    """Writes a comparison as the ending of the file's name asks. Raises `CrossreadError`."""
    from tui.evidence import comparison_evidence
    from tui.evidence_formats import format_of, lines, save

    if path.suffix.lower() == ".json":
        written = _json(comparison)
    elif form := format_of(path):
        written = lines(comparison_evidence(comparison), form, title)
        if not comparison.threads:
            raise CrossreadError("the articles share no claim: there is nothing to write")
    else:
        raise CrossreadError(f"{path.name}: how to write it is told by its ending: {HINT}")
    try:
        save(path, written)
    except CrossreadError as error:
        raise CrossreadError(str(error).removesuffix(", or add --force")) from None


def _json(comparison: "Comparison") -> Iterator[str]:
    from claims.comparison_records import comparison_record

    yield json.dumps(comparison_record(comparison), ensure_ascii=False, indent=1) + "\n"
