"""One name for an actor over many articles: the same rules as within one, on the names that the articles give."""

from collections import Counter
from collections.abc import Iterable, Mapping

from claims.actors.gazetteer import gazetteer
from claims.actors.grouping import Grouping, fold
from claims.actors.lexicon import INSTITUTIONS
from claims.actors.mentions import Mention
from claims.actors.reading import Kind, is_acronym, read
from claims.claim import Actor

_APART = 10
"""Tokens between the names handed to the grouping: none stands beside another."""


class Registry:
    """The actors of a corpus, or of a few articles that are compared. `aliases` win over all that is told by names."""

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self._aliases = dict(aliases or {})
        self._named: Counter[tuple[str, Kind]] = Counter()
        self._acronyms: Counter[tuple[str, str]] = Counter()

    def add(self, text: str, actors: Iterable[Actor]) -> None:
        """Takes in the actors of one article, whose text shows how it spells them."""
        for actor in actors:
            self._named[actor.name, actor.kind] += len(actor.mentions)
            for spelling in {span.of(text) for span in actor.mentions}:
                if is_acronym(spelling) and spelling != actor.name:
                    self._acronyms[spelling, actor.name] += 1

    def names(self) -> dict[str, str]:
        """Each name that an article gives, and the one name that stands for it and its like in the corpus."""
        kinds: dict[str, Kind] = {}
        for (name, kind), _ in sorted(self._named.items(), key=lambda item: (item[1], item[0])):
            kinds[name] = kind  # of several, the most frequent one
        # Names that give a country first: one that doesn't may then be seen to mean a single one of them.
        proper = sorted((name for name in kinds if name[:1].isupper()), key=lambda name: _country(name) is None)
        mentions = [_mention(name, kinds[name], at * _APART) for at, name in enumerate(proper)]
        grouping = Grouping(mentions, (), self._aliases, acronyms=self._expansions(), many=True)
        totals: Counter[str] = Counter()
        for (name, _), count in self._named.items():
            totals[name] += count
        for name, profile, mention in zip(proper, grouping.owner, mentions, strict=True):
            profile.names[mention.words] += totals[name] - 1
        found = {name: profile.name() for name, profile in zip(proper, grouping.owner, strict=True)}
        return {name: found.get(name) or self._aliased(name) for name in kinds}

    def _aliased(self, name: str) -> str:
        folded = {fold(spelling): one for spelling, one in self._aliases.items()}
        return folded.get(fold(name), name)

    def _expansions(self) -> dict[str, tuple[str, ...]]:
        """What each acronym stands for, where all articles that say so agree."""
        found: dict[str, set[str]] = {}
        for short, full in self._acronyms:
            found.setdefault(short.replace(".", ""), set()).add(full)
        return {short: _words(next(iter(full)))[1] for short, full in found.items() if len(full) == 1}


def _words(name: str) -> tuple[str | None, tuple[str, ...]]:
    """The code of the country that owns an institution, and the words of its name."""
    owner, mark, rest = name.partition("'s ")
    if mark and (code := gazetteer().country(owner)):
        return code, tuple(rest.split())
    return None, tuple(name.split())


def _country(name: str) -> str | None:
    """The code of the country that a name gives, in front, behind or as its owner."""
    owner, words = _words(name)
    reading = read(words)
    return owner or (reading.country if reading else gazetteer().country(name))


def _mention(name: str, kind: Kind, at: int) -> Mention:
    """A name as if it were mentioned at token `at`."""
    owned, words = _words(name)
    country, reading = _country(name), read(words)
    gender = gazetteer().gender(words[0]) if kind == "person" and len(words) > 1 else None
    if len(words) == 1 and kind in ("person", "organisation") and words[0] not in INSTITUTIONS:
        kind = "unknown"  # a surname that its article never gives in full looks like any other word
    generic = reading is not None and reading.generic
    return Mention(at, at + 1, words, kind, gender=gender, country=country, generic=generic, owner=at if owned else -1)
