"""Plain text: the file is the article."""

from collections.abc import Iterator
from pathlib import Path

from corpus.encoding import decode
from corpus.errors import Fault
from corpus.readers import Draft, whole


def read(file: Path, path: str) -> Iterator[Draft | Fault]:
    decoded = decode(whole(file))
    if decoded.doubt:
        yield Fault(path, None, decoded.doubt)
    yield Draft(decoded.text)
