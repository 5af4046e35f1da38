"""Draws README's pictures: the explorer itself on the sample corpus, as SVG. Run: python docs/pictures/draw.py"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

PICTURES = {
    "browse": ("/", *"claim.of:troops date:2024-10..", "enter"),
    "read": ("/", *"claim.num:>=10000", "enter", "enter", "}"),
    "compare": ("escape", "j", "j", "m", "j", "m", "=", "}"),
    "story": ("escape", "j", "o", "j"),
}
"""File name, and the keys that lead to what it shows."""

SIZE = (110, 32)
KEYS = {
    " ": "space", ".": "full_stop", ":": "colon", "/": "slash", "]": "right_square_bracket", "}": "right_curly_bracket",
    ">": "greater_than_sign", "=": "equals_sign", "-": "minus",
}  # fmt: skip


async def draw(name: str, keys: tuple[str, ...]) -> None:
    from corpus.folder import sample_corpus
    from tui.app import Explorer
    from tui.config import Config

    app = Explorer(sample_corpus(), Config(animation="none"))
    async with app.run_test(size=SIZE) as pilot:
        while app.workspace.index is None or not app.workspace.index.has_stories or app.browse.busy:
            await pilot.pause(0.2)
        for key in keys:
            await pilot.press(KEYS.get(key, key))
            await pilot.pause(1)
            while app.screen.asking:  # for what the key asks for
                await pilot.pause(0.2)
        await pilot.pause(3)
        svg = app.export_screenshot(simplify=True)
    # The font would be fetched from the web by whoever looks at the picture.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace(
        "Fira Code", "DejaVu Sans Mono, Menlo, Consolas"
    )
    (HERE / f"{name}.svg").write_text(svg, encoding="utf8")


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CACHE", "DATA", "STATE", "CONFIG"):
            os.environ[f"XDG_{kind}_HOME"] = f"{home}/{kind.lower()}"
        for name, keys in PICTURES.items():
            asyncio.run(draw(name, keys))


if __name__ == "__main__":
    main()
