"""When two spellings are one name: transliterations, accents, short forms of given names."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from claims.actors.gazetteer import gazetteer

# Letters that Unicode doesn't decompose.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_DROPPED = str.maketrans("", "", "'’`´.-‐‑·")

# Ways in which Latin letters render one sound of Cyrillic, Arabic, Korean, Chinese or German names, in order.
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[oe])ff$", "v"),  # Smirnoff, Smirnov
        (r"sch|tsh", "sh"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ts|tz|cz", "z"),
        (r"zh|dz|dj", "j"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"y", "i"),
        (r"oo|ou|eo", "u"),
        (r"ee", "i"),
        (r"([aou])e", r"\1"),  # Mueller, Müller
        (r"ie", "e"),
        (r"(.)\1+", r"\1"),
        (r"[ei]i$", "i"),  # Andrei, Andrii
        (r"(?<=[aeiou])h$", ""),
    )
)

# Forms of one given name. A short form stands with its long one; across languages only where news mixes them.
_FORMS = """
volodymyr vladimir wladimir | oleksandr alexander aleksandr aleksander alexandr alex |
mykola nikolai nikolay nicholas nick | mykhailo mikhail mikhael | dmytro dmitry dmitri | serhiy sergei |
andriy andrei andrew andy | pavlo pavel paul | petro pyotr peter pete | oleksiy alexei aleksei |
yevhen yevgeny evgeny eugene gene | kateryna ekaterina yekaterina catherine kate katherine kathryn kathy cathy |
olena elena helen | yulia julia yuliia | iryna irina | olha olga | tetiana tatiana tatyana | hanna anna | dmitro |
ihor igor | oleh oleg | mohammed muhammad mohamed mohammad muhammed mohamad mehmet | ahmed ahmad ahmet |
abdullah abdallah abdulla | hussein hussain hossein husayn | hassan hasan | yousef yusuf joseph joe |
moammar muammar | osama usama | mahmoud mahmud | ali aly | omar umar | william bill will billy |
robert bob rob bobby | michael mike mick | thomas tom | james jim jimmy jamie | richard dick rick rich |
edward ed ted eddie | anthony tony antony | stephen steven steve | charles chuck charlie | john jon johnny jack |
david dave | daniel dan danny | matthew matt | benjamin ben | samuel sam | christopher chris | ronald ron ronnie |
donald don donny | kenneth ken | gregory greg | jeffrey geoffrey jeff geoff | lawrence larry laurence | timothy tim
| patrick pat | frederick fred freddie | gerald gerry jerry | raymond ray | douglas doug | philip phil phillip |
leonard len | theodore ted teddy | nathaniel nathan nate | jonathan jon | joshua josh |
elizabeth liz beth betty betsy | margaret maggie peggy meg | patricia pat patty | susan sue | deborah debbie debra |
jennifer jen jenny | barbara barb | victoria vicky | rebecca becky | pamela pam | jacqueline jackie | kimberly kim |
francis frank | bernard bernie | mitchell mitch
"""


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """The word in lower case, without accents, dots, apostrophes and hyphens."""
    if not word.isascii():
        word = "".join(
            c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c)
        ).translate(_LETTERS)
    return word.lower().translate(_DROPPED)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """One form for the transliterations of a name: Zelensky, Zelenskiy and Zelenskyy give the same."""
    form = plain(word)
    for pattern, to in _SOUNDS:
        form = pattern.sub(to, form)
    return form


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_FORMS.split("|")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial of the other, a short form, a transliteration."""
    if (x := plain(a)) == (y := plain(b)):
        return True
    if not x or not y or len(x) == 1 or len(y) == 1:
        return x[:1] == y[:1]
    forms = _forms()
    if x in forms and y in forms:
        return bool(forms[x] & forms[y]) or sound(a) == sound(b)
    gender = gazetteer().gender
    if {gender(a), gender(b)} == {"m", "f"}:
        return False
    if (s := sound(a)) == (t := sound(b)):
        return True
    # Two names that are both well known as given names are two names, however close: Marion, Marian.
    if gender(a) is not None and gender(b) is not None:
        return False
    return len(x) > 4 and x[0] == y[0] and Levenshtein.normalized_similarity(s, t) >= 0.8


def same_givens(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two rows of given names can be one person's; a row may lack middle names, or all."""
    if not a or not b:
        return True
    if "".join(map(sound, a)) == "".join(map(sound, b)):  # Jong Un, Jong-un, Jongun
        return True
    return same_given(a[0], b[0]) and all(same_given(x, y) for x, y in zip(a[1:], b[1:], strict=False))


def same_surname(a: str, b: str) -> bool:
    """Whether two surnames are one under the usual transliterations."""
    return a == b or sound(a) == sound(b)


def alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two whole names are close enough for one holder of one office: Yoon Suk Yeol, Yun Seok-yeol."""
    x, y = "".join(map(sound, a)), "".join(map(sound, b))
    return x[:1] == y[:1] and Levenshtein.normalized_similarity(x, y) >= 0.75
