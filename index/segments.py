"""A Whoosh segment written from postings that are inverted already, and its words for looking up."""

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnreadableError
from corpus.opening import open_ordinary
from index.arrays import ArrayFile, write
from index.claims.annotations import Gathered, SegmentAnnotations
from index.engine import Storage
from index.errors import DamagedIndexError
from index.inversion import Postings
from index.lexicon import lexicon_arrays
from index.schema import FIELDS, schema
from index.storage import ArrayCodec, FieldWriter, PlainStorage

NAME = "MAIN"
"""Whoosh's name for the only index of a folder."""

Segment = Any
"""Whoosh's description of a segment, which its table of contents lists."""


def write_segment(directory: Path, fields: Mapping[str, Postings], annotations: Gathered) -> Segment:
    """Writes some articles as a segment, their postings and what was found in them.

    No reader sees it before a commit lists it.
    """
    storage = PlainStorage(directory)
    codec = ArrayCodec()
    segment = codec.new_segment(storage, NAME)
    _write_lengths(codec, storage, segment, fields)
    writer = codec.field_writer(storage, segment)
    for name in FIELDS:
        _write_field(writer, name, fields[name])
    writer.close()
    segment.set_doc_count(len(fields["text"].lengths))
    files = {path.name: checked(path) for path in _files(directory, segment)}
    annotations.write(directory / annotations_name(segment))
    write(directory / lexicon_name(segment), lexicon_arrays(fields), {"files": files})
    return segment


def _files(directory: Path, segment: Segment) -> list[Path]:
    """Whoosh's files of a segment."""
    return sorted(directory.glob(segment.make_filename(".*")))


def checked(path: Path) -> list[int]:
    """Size and checksum of a file."""
    with open_ordinary(path) as stream:
        size = check = 0
        while block := stream.read(1 << 20):
            size += len(block)
            check = zlib.crc32(block, check)
    return [size, check]


def look_over(directory: Path, segment: Segment, wholly: bool = False) -> None:
    """Raises `DamagedIndexError` where a segment's files are gone or cut; where `wholly`, also where they differ."""
    lexicon = ArrayFile(directory / lexicon_name(segment))
    annotations = annotations_of(directory, segment)
    if wholly:
        lexicon.verify()
        annotations.verify()
    for name, (size, check) in lexicon.facts["files"].items():
        path = directory / Path(name).name
        try:
            same = checked(path) == [size, check] if wholly else path.stat().st_size == size
        except (OSError, UnreadableError):
            same = False
        if not same:
            raise DamagedIndexError(f"the index is damaged ({path.name})")


def lexicon_name(segment: Segment) -> str:
    """Named as Whoosh names a segment's files, so that Whoosh removes it with them."""
    name: str = segment.make_filename(".words")
    return name


def annotations_name(segment: Segment) -> str:
    """What was found in a segment's articles, under the number of the generation that found it again, if one did."""
    again = getattr(segment, "found_again", 0)
    name: str = segment.make_filename(f".found{again}" if again else ".found")
    return name


def annotate_segment(directory: Path, segment: Segment, annotations: Gathered, number: int) -> None:
    """Writes anew what was found in a segment's articles, for generation `number`; others go on with what there was."""
    segment.found_again = number
    annotations.write(directory / annotations_name(segment))


def annotations_of(directory: Path, segment: Segment) -> SegmentAnnotations:
    """What was found in a segment's articles; raises `DamagedIndexError`."""
    return SegmentAnnotations(directory / annotations_name(segment), segment.doc_count_all())


def delete_others(segment: Segment, live: NDArray[np.int64]) -> None:
    """Marks all articles of a segment but these as deleted, as Whoosh's own readers need it."""
    for doc in np.setdiff1d(np.arange(segment.doc_count_all()), live).tolist():
        segment.delete_document(doc)


def _write_lengths(codec: ArrayCodec, storage: Storage, segment: Segment, fields: Mapping[str, Postings]) -> None:
    writer = codec.per_document_writer(storage, segment)
    lengths = [(name, schema()[name], fields[name].lengths.tolist()) for name in FIELDS]
    for doc in range(len(fields["text"].lengths)):
        writer.start_doc(doc)
        for name, kind, own in lengths:
            writer.add_field(name, kind, None, own[doc])
        writer.finish_doc()
    writer.close()


def _write_field(writer: FieldWriter, name: str, postings: Postings) -> None:
    """Hands Whoosh's writer a term at a time: what its pool would gather and sort is inverted already."""
    writer.start_field(name, schema()[name])
    starts, ends = (4 * postings.starts).tolist(), (4 * postings.places[postings.starts]).tolist()
    docs = postings.docs.astype("<u4").tobytes()
    counts = np.diff(postings.places).astype("<u4").tobytes()
    positions = postings.positions.astype("<u4").tobytes()
    lengths = postings.lengths[postings.docs]
    shortest = np.minimum.reduceat(lengths, postings.starts[:-1]).tolist() if postings.terms else []
    longest = np.maximum.reduceat(lengths, postings.starts[:-1]).tolist() if postings.terms else []
    for number, term in enumerate(postings.terms):
        own = slice(starts[number], starts[number + 1])
        writer.start_term(term.encode())
        writer.add_all(
            docs[own], counts[own], positions[ends[number] : ends[number + 1]], shortest[number], longest[number]
        )
        writer.finish_term()
    writer.finish_field()
