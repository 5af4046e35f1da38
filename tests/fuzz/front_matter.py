"""Any YAML in front matter, settings and notes: plain words of bounded depth and size come of it, or one error."""

import sys
from typing import Any

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from corpus import plainyaml
    from corpus.readers.fields import draft_fields

WORDS = [
    b"&a ", b"*a", b"<<: ", b"!!int ", b"!!python/name:os.system ", b"!<tag:x> ", b"? ", b"| \n", b">-\n", b"- ", b": ",
    b"[", b"]", b"{", b"}", b"'", b'"', b"\\x41", b"%YAML 1.2\n---\n", b"---\n", b"...\n", b"\t", b"0x1F", b"1_000",
    b"~", b"null", b"2024-03-05", b"title: ", b"tags: ", b"authors: ", b"\xc2\x85", b"\xe2\x80\xa8", b"#",
]  # fmt: skip
SEEDS = [
    b"title: A dam\noutlet: North Post\npublished: 2024-03-05\nauthor: Ines Varga\ntags: [flood, dam]\nurl: http://a.example\n",
    b"title: |\n  two\n  lines\nauthors:\n  - Ann Lee\n  - Bo Li\nlanguage: 'en'\n",
    b'a: &x [1, 2]\nb: *x\nc: {d: {e: "f"}}\n',
    b"articles:\n  one:\n    path: a.txt\n    notes:\n    - span: [0, 3]\n      quote: The\n      text: a note\n",
]


def check(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    try:
        given, lines = plainyaml.load(text)
    except plainyaml.YamlError as error:
        assert 1 <= error.line <= text.count("\n") + text.count("\r") + text.count("\x85") + 3 + _separators(text)
        assert "\n" not in str(error)
        return
    assert_plain(given)
    assert set(lines) <= set(given if isinstance(given, dict) else ())
    if isinstance(given, dict):
        fields, doubts = draft_fields(given)
        for name in ("title", "outlet", "url", "language"):
            value = fields.get(name)
            assert value is None or value == " ".join(value.split())
        assert all(doubt and "\n" not in doubt for doubt in doubts)


def _separators(text: str) -> int:
    return text.count("\u2028") + text.count("\u2029")


def assert_plain(value: Any, depth: int = 0) -> None:
    """Strings, lists and mappings alone."""
    assert depth <= plainyaml.DEEPEST + 1
    match value:
        case None | str():
            return
        case list():
            for item in value:
                assert_plain(item, depth + 1)
        case dict():
            for key, item in value.items():
                assert isinstance(key, str)
                assert_plain(item, depth + 1)
        case _:
            raise AssertionError(type(value))


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
