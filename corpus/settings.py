"""`corpus.yaml`: what the owner of a corpus says about the whole of it.

name: Troops in Kursk
outlets:                       # file, folder or web domain -> outlet
  wire/: Northern Wire
  example.org: The Example
actors:                        # one name -> its other spellings
  Maria Lindqvist: [Marija Lindkvist, M. Lindqvist]
abbreviations:                 # a word of a query -> what it stands for
  nk: north korea OR dprk
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from corpus import plainyaml
from corpus.errors import SettingsError, UnreadableError
from corpus.readers import whole

FILE = "corpus.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `corpus.yaml` holds; all of it may be left out."""

    name: str | None = None
    outlets: Mapping[str, str] = field(default_factory=dict)
    """A file, a folder (ending in `/`) or a web domain, and the outlet it stands for."""
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """One name for each actor, and its other spellings."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """A word, in lower case, and the query that it stands for."""

    @property
    def aliases(self) -> dict[str, str]:
        """Every other spelling of an actor and the one name it stands for."""
        return {spelling: name for name, spellings in self.actors.items() for spelling in spellings}

    def outlet(self, path: str, url: str | None) -> str | None:
        """The outlet of an article by its file, else the nearest folder named, else the domain of its address."""
        if not self.outlets:
            return None
        if found := self.outlets.get(path):
            return found
        for folder in PurePosixPath(path).parents:
            if found := self.outlets.get(f"{folder}/"):
                return found
        host = domain(url)
        while host:
            if found := self.outlets.get(host):
                return found
            host = host.partition(".")[2]
        return None


def domain(url: str | None) -> str | None:
    """The host of an address, in lower case and without `www.`."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def read_settings(folder: Path) -> Settings:
    """The settings of the corpus in `folder`, empty where it has none; raises `SettingsError`."""
    file = folder / FILE
    if not file.is_file():
        return Settings()
    from corpus.encoding import decode  # 2 ms of tables, which a corpus without settings doesn't need

    try:
        given, lines = plainyaml.load(decode(whole(file)).text)
    except UnreadableError as error:
        raise SettingsError(f"{FILE}: {error}") from None
    except plainyaml.YamlError as error:
        raise SettingsError(f"{FILE}:{error.line}: {error}", error.line) from None
    if given is None:
        return Settings()
    if not isinstance(given, dict):
        raise SettingsError(f"{FILE}:1: must hold fields such as name: and outlets:", 1)
    return _Checked(given, lines).settings()


class _Checked:
    def __init__(self, given: dict[str, plainyaml.Plain], lines: Mapping[str, int]) -> None:
        self.given = given
        self.lines = lines

    def settings(self) -> Settings:
        known = ("name", "outlets", "actors", "abbreviations")
        for key in self.given:
            if key not in known:
                raise self.error(key, f"unknown field; there are {', '.join(known)}")
        name = self.given.get("name")
        if name is not None and not isinstance(name, str):
            raise self.error("name", "must be one line of text")
        actors = {}
        for actor, spellings in self.mapping("actors").items():
            listed = [spellings] if isinstance(spellings, str) else spellings
            if not isinstance(listed, list) or not all(isinstance(s, str) for s in listed):
                raise self.error("actors", f"{actor} needs a list of spellings, such as [A. Name, Name]")
            actors[actor] = tuple(str(s) for s in listed)
        abbreviations = {short.lower(): text for short, text in self.texts("abbreviations").items()}
        return Settings(name, self.texts("outlets"), actors, abbreviations)

    def mapping(self, key: str) -> dict[str, plainyaml.Plain]:
        value = self.given.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(key, "must be a list of pairs, one a line, such as word: meaning")
        return value

    def texts(self, key: str) -> dict[str, str]:
        texts = {}
        for word, meaning in self.mapping(key).items():
            if not isinstance(meaning, str):
                raise self.error(key, f"{word} needs one text after its colon")
            texts[word] = meaning
        return texts

    def error(self, key: str, message: str) -> SettingsError:
        line = self.lines.get(key, 1)
        return SettingsError(f"{FILE}:{line}: {key}: {message}", line)
