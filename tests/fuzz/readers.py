"""Any bytes in a file of any format: articles and faults come of them, or one error that a person can read."""

import sys
import tempfile
from pathlib import Path

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from corpus.encoding import decode
    from corpus.errors import UnreadableError
    from corpus.folder import open_corpus
    from corpus.readers.jsonlines import parse

NAMES = ("a.txt", "b.md", "c.jsonl", "corpus.yaml", "d.html")
WORDS = [
    b"---\n", b"\n---\n", b"title: ", b"tags: [", b"published: 2024-13-45", b'{"text": "', b'"}\n', b"\\ud800",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\x1b[31m", b"&a *a", b"!!python/object:os.system", b"[" * 30,
    b"\r\n", b"\r", b"\xe2\x80\xae", b"HOLT, March 5 (Post) - ", b'"id": "../../x"', b"outlets: {a/: B}", b"1e999",
    b"<p>", b"</div>", b"<script>", b"<meta charset=utf-16>", b"<!--", b"&#x1b;", b"&#0;", b"<article>", b"<title>",
]  # fmt: skip
SEEDS = [
    b"\0The dam holds\n\nHOLT, March 5 - The dam above the town held, engineers said.\n",
    b"\1---\ntitle: A dam\noutlet: North Post\npublished: 2024-03-05\ntags: [flood, dam]\n---\nThe dam held.\n",
    b'\2{"id": "one", "text": "The dam held.", "title": "A dam", "published": "2024-03-05", "tags": "a"}\n{"text": 1}',
    b"\3name: Floods\noutlets:\n  north/: North Post\nactors:\n  Ann Lee: [A. Lee]\nabbreviations:\n  nk: north OR a\n",
    b"\4<html><head><title>A dam</title><meta name=author content='Ann Lee'></head><body><article><h1>A dam</h1>"
    b"<p>The dam above the town held through the night, engineers said on Tuesday.</p><p>About 1,200 people left their"
    b" homes, and nobody knew when they could return.</p></article></body></html>",
    b"\0" + "Schnee fällt über Köln, sagte ein Sprecher.\n".encode("windows-1252"),
    b"\1" + "---\ntitle: Ångström\n---\nLängre text om dammen vid älven.\n".encode("utf-16"),
]

_SCRATCH = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)


def check(data: bytes) -> None:
    """The first byte chooses the format."""
    name, body = NAMES[data[0] % len(NAMES) if data else 0], data[1:]
    folder = Path(_SCRATCH.name)
    for other in NAMES:
        (folder / other).unlink(missing_ok=True)
    (folder / name).write_bytes(body)
    corpus = open_corpus(folder)
    found = list(corpus)
    for article in found:
        article.text.encode()  # no half characters
        assert "\r" not in article.text
        assert article.id and article.id.isprintable() and "/" not in article.id and " " not in article.id
        assert article.title == " ".join(article.title.split()) or article.inferred
        again = corpus.load(article.locator, article.id)
        assert again == article
    assert len({article.id for article in found}) == len(found)
    for fault in corpus.faults:
        assert str(fault).isprintable(), fault
    try:
        assert "\r" not in decode(body).text
    except UnreadableError as error:
        assert str(error)
    for line, row in enumerate(body.splitlines(keepends=True)[:20], 1):
        list(parse(row, name, line, 0))


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
