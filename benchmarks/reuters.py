"""The Reuters articles of ../shared/gold as a corpus: one `.jsonl` file, or a folder of text files."""

import json
import lzma
from datetime import datetime
from pathlib import Path

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "reuters.jsonl.xz"


def rows() -> list[dict[str, object]]:
    """Every article in the contract's form."""
    found = []
    with lzma.open(GOLD, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            day = datetime.strptime(row["published"].strip()[:11].strip(), "%d-%b-%Y").date()
            found.append(
                {
                    "id": f"r{row['id']}",
                    "title": row["title"],
                    "published": day.isoformat(),
                    "outlet": "Reuters",
                    "tags": row["topics"],
                    "text": row["text"],
                }
            )
    return found


def as_lines(folder: Path) -> Path:
    """Exports to one `.jsonl` file; returns the corpus's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows())
    (folder / "reuters.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


def as_files(folder: Path) -> Path:
    """Exports to a text file an article, in folders by thousand; returns the corpus's folder."""
    for number, row in enumerate(rows()):
        shelf = folder / f"{number // 1000:02}"
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{row['id']}.txt").write_text(f"{row['title']}\n\n{row['text']}\n", encoding="utf-8")
    return folder
