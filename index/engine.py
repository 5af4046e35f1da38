"""All that is used of Whoosh, imported in one place.

Whoosh 2.7.4 is older than some of Python's warnings about syntax. They would be written over the explorer's first
screen wherever the installer left Whoosh to be compiled on first use.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh import __version__ as VERSION  # noqa: N812 (a constant)
    from whoosh.codec.whoosh3 import (
        WHOOSH3_HEADER_MAGIC,
        W3Codec,
        W3FieldWriter,
        W3LeafMatcher,
        W3PostingsWriter,
    )
    from whoosh.fields import FieldType, Schema
    from whoosh.filedb.filestore import FileStorage, Storage
    from whoosh.filedb.structfile import StructFile
    from whoosh.formats import Format
    from whoosh.index import TOC, EmptyIndexError, clean_files
    from whoosh.reading import TermNotFound
    from whoosh.system import pack_int
    from whoosh.util.numeric import length_to_byte

__all__ = [
    "TOC",
    "VERSION",
    "WHOOSH3_HEADER_MAGIC",
    "EmptyIndexError",
    "FieldType",
    "FileStorage",
    "Format",
    "Schema",
    "Storage",
    "StructFile",
    "TermNotFound",
    "W3Codec",
    "W3FieldWriter",
    "W3LeafMatcher",
    "W3PostingsWriter",
    "clean_files",
    "length_to_byte",
    "pack_int",
]
