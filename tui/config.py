"""The person's `config.toml`: theme, measure, animation, keys. Read once, checked wholly, never written.

theme = "crossread-light"
measure = 72
animation = "none"
line = "auto"

[keys]
"read.next-hit" = "n"
"move.down" = ["j", "down"]
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, NoReturn

from corpus.errors import CrossreadError
from tui.actions import ACTIONS, BY_ID, EVERYWHERE, key_name, key_shown

Animation = Literal["none", "basic", "full"]
Line = Literal["auto", "poor", "good"]
_MODIFIERS = {"ctrl", "shift", "alt", "super"}
_NAMED_KEYS = re.compile(
    r"f\d{1,2}|up|down|left|right|home|end|pageup|pagedown|enter|escape|tab|space|backspace|delete|insert"
    r"|slash|colon|at|plus|minus|asterisk|semicolon|underscore|tilde|backslash|ampersand|apostrophe"
)


class ConfigError(CrossreadError):
    """`config.toml` can't be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a person can set. Names of fields are those of the file."""

    theme: str = "crossread-dark"
    measure: int = 72
    """Columns of article text at most, 40 to 120."""
    animation: Animation = "none"
    mouse: bool = True
    line: Line = "auto"
    """What the line to the terminal can carry; `auto` takes SSH for a poor one."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Action id to its keys."""

    @property
    def keymap(self) -> dict[str, str]:
        """The keys as Textual's keymap."""
        return {action: ",".join(map(key_name, keys)) for action, keys in self.keys.items()}

    def keys_of(self, action: str) -> tuple[str, ...]:
        return self.keys.get(action, BY_ID[action].keys)


def config_path() -> Path:
    from corpus.places import configuration_folder

    return configuration_folder() / "config.toml"


def load_config(path: Path | None = None) -> Config:
    """The person's configuration, or the defaults where there is no file; raises `ConfigError`."""
    path = path or config_path()
    try:
        text = path.read_text(encoding="utf8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from None
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        reason = re.sub(r" \(at .*\)$", "", str(error))
        where = line[1] if line else str(text.count("\n") + 1)
        raise ConfigError(f"{path}:{where}: {reason[:1].lower()}{reason[1:]}") from None
    return _Reader(path, text).config(values)


class _Reader:
    """Checks the values of one file; what is wrong is raised with its line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")

    def config(self, values: dict[str, Any]) -> Config:
        known = [entry.name for entry in fields(Config)]
        for name in values:
            if name not in known:
                self.fail(name, f"unknown setting {name!r}{_meant(name, known)}")
        keys = values.pop("keys", {})
        if not isinstance(keys, dict):
            self.fail("keys", 'keys is a table: [keys], then "read.next-hit" = "n"')
        checks = {
            "theme": self.theme, "measure": self.measure, "animation": self.animation, "mouse": self.mouse,
            "line": self.line,
        }  # fmt: skip
        for name in checks.keys() & values.keys():
            checks[name](values[name])
        bound = {action: self.keys_of(action, given) for action, given in keys.items()}
        self.clashes(bound)
        return Config(**values, keys=bound)

    def theme(self, value: object) -> None:
        if not isinstance(value, str):
            self.fail("theme", 'theme is a name, such as "crossread-light"')
        from tui.themes import names  # Textual's are among them, whose import a file without a theme is spared

        if value not in names():
            self.fail("theme", f"unknown theme {value!r}{_meant(value, list(names()))}")

    def measure(self, value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not 40 <= value <= 120:
            self.fail("measure", "measure is a number of columns from 40 to 120")

    def animation(self, value: object) -> None:
        if value not in ("none", "basic", "full"):
            self.fail("animation", 'animation is "none", "basic" or "full"')

    def mouse(self, value: object) -> None:
        if not isinstance(value, bool):
            self.fail("mouse", "mouse is true or false")

    def line(self, value: object) -> None:
        if value not in ("auto", "poor", "good"):
            self.fail("line", 'line is "auto", "poor" or "good"')

    def keys_of(self, action: str, given: object) -> tuple[str, ...]:
        if action not in BY_ID:
            self.fail(action, f"unknown action {action!r}{_meant(action, list(BY_ID))}")
        keys = [given] if isinstance(given, str) else given
        if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
            self.fail(action, f"the keys of {action} are a text or a list of texts")
        for key in keys:
            if not _is_key(key):
                self.fail(action, f"{key!r} is no key; write a character, or a name such as f5, ctrl+d, pagedown")
        return tuple(keys)

    def clashes(self, bound: Mapping[str, tuple[str, ...]]) -> None:
        """Two actions that are there at the same time never share a key."""
        for name, keys in bound.items():
            for other in ACTIONS:
                if other.id == name or not _together(BY_ID[name].screens, other.screens):
                    continue
                shared = set(map(key_name, keys)) & set(map(key_name, bound.get(other.id, other.keys)))
                if shared:
                    key = key_shown(min(shared))
                    self.fail(name, f"{key} already does {other.id!r}; give that another key as well")

    def fail(self, name: str, message: str) -> NoReturn:
        wanted = re.compile(rf"""\s*(\[\s*)?["']?{re.escape(name)}["']?\s*[=\]]""")
        line = next((number for number, line in enumerate(self.lines, 1) if wanted.match(line)), 1)
        raise ConfigError(f"{self.path}:{line}: {message}")


def _meant(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else f" (known: {', '.join(known)})"


def _together(screens: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return EVERYWHERE in screens or EVERYWHERE in others or bool(set(screens) & set(others))


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isprintable()
    *modifiers, last = key.split("+")
    known = len(last) == 1 or _NAMED_KEYS.fullmatch(last.lower()) is not None or _is_character(last)
    return known and {modifier.lower() for modifier in modifiers} <= _MODIFIERS


def _is_character(name: str) -> bool:
    """Whether this is a character's name as Textual writes it, such as `question_mark`."""
    try:
        return "_" in name and bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False
