"""A corpus as a stranger with bad intentions would write it: in texts, fields, ids, file names, settings and notes."""

import json
import re
from itertools import cycle
from pathlib import Path

PAYLOADS = {
    "colour and clearing": "\x1b[35;7m\x1b[2J\x1b[H",
    "a question to the terminal": "\x1b[6n\x1b[c\x1b]10;?\x07",
    "a window title": "\x1b]0;taken over\x07\x1b]2;taken\x1b\\",
    "a link": "\x1b]8;;http://a.example/\x1b\\here\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "device control": "\x1bP+q544e\x1b\\\x1b_Gi=1;AAAA\x1b\\\x1bc",
    "C1 codes": "\x9b31m\x9d0;taken\x9c\x90q\x84\x85",
    "overrides of direction": "\u202emoney\u202c\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c",
    "no width": "\u200b\ufeff\u2060\u00ad\u180e" * 8 + "pass\u200d\u200d\u200dword",
    "a flood of marks": "e" + "\u0301\u0489\u20dd" * 60,
    "tags and variations": "a\U000e0041\U000e0042" + "\ufe0f" * 40,
    "nothing": "\0",
    "back and over": "safe\x08\x08\x08\x08evil\x0bdown\x0cpage\x7f\x07",
    "separators": "one\u2028two\u2029three\x85four",
    "markup of rich": "[bold red]x[/bold red][link=http://a.example]y[/link][/]",
    "markup of Textual": "[@click=app.quit]leave[/] [$error on red]z[/] [@click=app.bell()]",
    "half a markup": "[/nothing at all] [bold",
}  # fmt: skip
ALL = " ".join(PAYLOADS.values())
KEY = PAYLOADS["a window title"] + PAYLOADS["overrides of direction"] + PAYLOADS["markup of Textual"]
"""For keys of YAML, which have to be short."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e00ff\ud800-\udfff]|[\u0300-\u036f\u0489\u20dd\ufe0f]{9}|[\u200c\u200d]{2}"
)
"""What must not reach a terminal, line ends and tabs apart."""

HELD = """\
The dam above Holt held through the night{x}, engineers said on Tuesday. About {count} people{x} left their homes.

“We have 300 people on the wall,” said Marta{x} Lind, who leads the works. The ministry of{x} water denied that the
dam at Holt could fail. {x}

The river Asla rose by two metres in a day, and trains between Holt and Brant were halted{x}.
"""


OTHER = """\
The dam above Holt failed in the night{x}, its keeper said. About {count} people{x} left their homes on Tuesday.

Marta{x} Lind, who leads the works, said that 900 people were on the wall. Nobody halted the{x} trains to Brant.

Rain is forecast for Thursday{x}, and schools in the lower town will stay shut until the river has fallen.
"""


def strewn(text: str, count: str) -> str:
    """An article's text with all payloads in it, one a place, so that its sentences are still news."""
    payloads = cycle(PAYLOADS.values())
    return re.sub("{x}", lambda _: next(payloads), text * 4).replace("{count}", count)


def quoted(text: str) -> str:
    """A scalar of YAML that stands for any text."""
    plain = (c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(plain)}"'


def flow(value: object) -> str:
    """Mappings, lists and texts as YAML on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case _:
            return quoted(str(value))


def write_corpus(root: Path) -> Path:
    """Writes the corpus and, beside it, its notes; returns its folder."""
    root.mkdir()
    for name, count, text in (("one", "1,200", HELD), ("two", "2,000", OTHER), ("three", "1,200", HELD)):
        front = {
            "title": f"Dam at Holt holds {name} {ALL}",
            "outlet": f"Post{name} {ALL}",
            "url": f"http://a.example/{ALL}",
        }
        front |= {
            "author": f"Ines {ALL}",
            "tags": [f"flood {ALL}", ALL],
            "published": "2024-03-05",
            "language": ALL if name == "three" else "en",
        }
        fields = "".join(f"{key}: {flow(value)}\n" for key, value in front.items())
        (root / f"{name}.md").write_text(f"---\n{fields}---\n{strewn(text, count)}", encoding="utf8")
    rows = [{"id": f"../../etc/{ALL}", "text": HELD.format(x=ALL, count="900"), "title": ALL}]
    rows.append({"id": "$(reboot)", "text": "a"})
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (root / "lines.jsonl").write_text(f'{lines}{{"half {ALL}', encoding="utf8")
    (root / "bare.txt").write_text(f"{ALL}\n\nHOLT, March 5 - {HELD.format(x=ALL, count='700')}", encoding="utf8")
    name = PAYLOADS["colour and clearing"] + PAYLOADS["overrides of direction"] + PAYLOADS["no width"]
    folder = root / f"in {name}".replace("/", "")[:60]
    folder.mkdir()
    (folder / f"evil {name}\n.txt".replace("/", "")).write_text(HELD.format(x=ALL, count="10"), encoding="utf8")
    (root / f"broken {PAYLOADS['a window title']}.md").write_bytes(b"---\na: [\x1b[31m\n---\n\xff\xfe\x1b")
    (root / f"link {PAYLOADS['a window title']}.txt").symlink_to("/etc/passwd")
    settings = {"name": f"Flood {ALL}", "actors": {f"Marta {KEY}": ["Marta", ALL]}, "outlets": {f"a/{KEY}": ALL}}
    (root / "corpus.yaml").write_text(flow(settings), encoding="utf8")
    note = {"span": [0, 30], "quote": f"The dam {ALL}", "text": f"noted {ALL}", "hash": "", "written": ALL}
    record = {"path": ALL, "tags": [f"mine {ALL}"], "notes": [note], "verdicts": [{**note, "verdict": ALL}]}
    articles = {"one": {**record, "marked": "true"}, KEY: record}
    kept = {"queries": {f"saved-{KEY}": f"dam {ALL}", "bad": '"'}, "articles": articles}
    root.with_name(f"{root.name}.crossread.yaml").write_text(flow(kept), encoding="utf8")
    return root


def obeyed(text: str) -> list[str]:
    """What of a text a terminal would obey, or not show; line ends and tabs apart."""
    return FORBIDDEN.findall(text.replace("\r\n", "\n"))
