"""YAML as plain data: strings, lists and mappings, each error with its line.

Front matter and settings come from anywhere, so tags, anchors and aliases are refused, size and depth are bounded, and
no scalar is turned into a number, a date or a truth value: a title of `No` is the word no.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

LARGEST = 1 << 20
"""Characters of one document; an owner's settings with thousands of aliases stay far below."""
DEEPEST = 20


class YamlError(ValueError):
    """`line` counts from 1 within the text given."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def load(text: str, largest: int = LARGEST) -> tuple[Plain, dict[str, int]]:
    """The document in `text` and the line of each of its top-level keys; raises `YamlError`."""
    import yaml

    if len(text) > largest:
        raise YamlError(f"longer than {largest:,} characters", 1)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Builder(yaml.parse(text, Loader=loader), yaml).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlError(what, mark.line + 1 if mark else 1) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0) + 1
        raise YamlError("a character that YAML doesn't allow", line) from None


class _Builder:
    """Turns the parser's events into plain data."""

    def __init__(self, events: Iterator[Any], yaml: Any) -> None:
        self.events = events
        self.yaml = yaml
        self.lines: dict[str, int] = {}

    def document(self) -> tuple[Plain, dict[str, int]]:
        value: Plain = None
        documents = 0
        for event in self.events:
            if isinstance(event, self.yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlError("a second document starts here", event.start_mark.line + 1)
            elif isinstance(event, self.yaml.NodeEvent):
                value = self.value(event, 0)
        return value, self.lines

    def value(self, event: Any, depth: int) -> Plain:
        yaml, line = self.yaml, event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError("anchors and aliases (& and *) are not allowed; quote a value that starts with them", line)
        if event.tag is not None and event.tag != "!":
            raise YamlError("tags (!…) are not allowed; quote a value that starts with an exclamation mark", line)
        if depth > DEEPEST:
            raise YamlError("nested too deeply", line)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL") else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth)

    def sequence(self, depth: int) -> list[Plain]:
        items: list[Plain] = []
        for event in self.events:
            if isinstance(event, self.yaml.SequenceEndEvent):
                break
            items.append(self.value(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Plain]:
        pairs: dict[str, Plain] = {}
        for event in self.events:
            if isinstance(event, self.yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            if not isinstance(event, self.yaml.ScalarEvent):
                raise YamlError("a key must be a word", line)
            key = str(event.value)
            if key in pairs:
                raise YamlError(f"{key} is given twice", line)
            if depth == 0:
                self.lines[key] = line
            self.value(event, depth)
            pairs[key] = self.value(next(self.events), depth + 1)
        return pairs
