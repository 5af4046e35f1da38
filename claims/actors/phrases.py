"""Sources that are no plain name: what their noun phrase says, and the class of things it can stand for."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.actors.gazetteer import Gender, gazetteer
from claims.actors.lexicon import ROLES
from claims.wordlists import words_of


def _classes(**rows: str) -> dict[str, str]:
    return {word: name for name, words in rows.items() for word in words.split()}


# A head noun, to the class of institutions that it may describe.
HEADS = _classes(
    office="""
        agency service bureau directorate office department authority administration watchdog regulator commission
        committee panel board council inspectorate secretariat
    """,
    ministry="ministry department",
    company="""
        company firm corporation group maker manufacturer carrier airline automaker retailer giant conglomerate
        supplier developer insurer lender contractor startup utility operator producer brewer brokerage bank
        bookmaker builder business unit subsidiary parent partnership refiner chain
    """,
    press="""
        newspaper paper daily tabloid magazine weekly outlet broadcaster network channel station site website
        publication journal wire editorial
    """,
    force="""
        army navy military force forces police corps guard militia brigade regiment unit battalion
    """,
    party="""
        party movement coalition alliance campaign faction bloc opposition rebels militants insurgents
    """,
    court="court tribunal judge",
    body="""
        organization organisation association institute foundation union federation charity nonprofit institution
        group society body league cartel club team university college school hospital center centre church
        think-tank thinktank lab laboratory museum
    """,
    chamber="""
        parliament senate house assembly congress duma legislature chamber cabinet government presidency palace
        kremlin administration
    """,
    land="country nation state kingdom republic island city town region territory",
)
# The classes that the last words of an institution's name belong to.
NAMES = _classes(
    office="""
        Agency Service Services Bureau Directorate Office Department Authority Administration Commission Committee
        Board Council Intelligence Secretariat Ombudsman Reserve Fed Observatory
    """,
    ministry="Ministry Department Pentagon Treasury",
    company="""
        Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited PLC Plc plc LLC AG SA NV SpA AB Group
        Holdings Motors Industries Systems Airlines Airways Technologies Partners Bank Bancorp Stores Foods Oil
        Petroleum Energy Steel Electric Telecom Pharmaceuticals Software Insurance Securities
    """,
    press="""
        Times Post Journal Tribune News Press Herald Guardian Gazette Telegraph Independent Mail Chronicle Observer
        Magazine Network Television TV Radio Broadcasting Media Politico
    """,
    force="""
        Army Navy Force Forces Police Corps Guard Brigade Division Regiment Battalion Command Staff
    """,
    party="""
        Party Movement Front Coalition Alliance Campaign League Hamas Hezbollah Taliban Democrats Republicans
    """,
    court="Court Tribunal",
    body="""
        Organization Organisation Association Institute Institution Foundation Union Federation University College
        School Hospital Center Centre Church Society League Club Council Academy Museum Nations Library Trust Watch
        Observatory Laboratory
    """,
    chamber="""
        Parliament Senate House Assembly Congress Duma Knesset Bundestag Chamber Cabinet Government Kremlin
        Presidency Administration
    """,
)
# Heads that only say that someone speaks; who it is must be told elsewhere.
PEOPLE = words_of(
    """
    man woman official officials spokesman spokeswoman spokesperson source sources author writer candidate
    politician leader speaker person expert analyst boy girl lady gentleman billionaire businessman mogul tycoon
    celebrity couple pair duo frontrunner front-runner nominee contender incumbent
    """
)
# What is said in them is said by whom they come from: `a report by the ministry`.
DOCUMENTS = words_of(
    """
    report reports statement statements letter memo document documents survey poll study account tweet post
    posts interview message article briefing communique communiqué release bulletin note speech testimony
    remarks comments words data figures estimate estimates assessment analysis claim claims email e-mail emails
    broadcast dispatch editorial filing complaint lawsuit ruling announcement press-release paper transcript
    recording audio warning
    """
)
DEFINITE = frozenset(("the", "that", "this", "these", "those"))
POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_STOPS = words_of(
    """
    who whom which that whose , ; : ( ) – — - -- speaking citing said where when while but as if
    """
)
_PREPOSITIONS = words_of(
    """
    of for in at from with on to by about within near inside among across under over against between
    """
)


class Phrase(NamedTuple):
    """A noun phrase, by tokens."""

    first: int
    last: int
    """Its core: up to the first preposition or clause."""
    end: int
    """All of it that names the source: with `of …`, without relative clauses and appositions."""
    head: str
    """Its last noun, in lower case."""
    link: str
    """The preposition after the core, or the empty string."""


def phrase(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Phrase:
    """The noun phrase that tokens `first:last` start with."""
    at = first
    while (
        at < last
        and (words[at].lower() not in _STOPS or at == first)
        and not (at > first and words[at].lower() in _PREPOSITIONS)
    ):
        if at > first and words[at] in ("and", "or", "nor") and (at + 1 == last or tags[at + 1].startswith("VB")):
            break
        if (
            at > first
            and tags[at] in ("VBG", "VBN", "VBD", "VBZ", "VBP", "MD")
            and tags[at - 1] in ("NN", "NNS", "NNP", "NNPS", "PRP", "DT")
        ):
            break
        at += 1
    core = at
    while core > first + 1 and (words[core - 1] in ("'s", "’s", "'", "’") or not words[core - 1][0].isalnum()):
        core -= 1
    link = words[at].lower() if at < last and words[at].lower() in _PREPOSITIONS else ""
    while at < last and words[at].lower() not in _STOPS and at - first < 14:
        at += 1
    return Phrase(first, core, at if link else core, words[core - 1].lower() if core > first else "", link)


def plural(head: str, tag: str) -> bool:
    """Whether a noun phrase with this head, tagged so, is several people."""
    return tag in ("NNS", "NNPS") or head in (
        "police",
        "people",
        "both",
        "many",
        "some",
        "others",
        "several",
        "few",
        "staff",
        "couple",
    )


def country_in(words: Sequence[str], first: int, last: int) -> str | None:
    """The code of the country whose name or adjective is among the words: `the South Korean agency`."""
    table = gazetteer()
    for at in range(first, last):
        if words[at][0].isupper():
            for size in (3, 2, 1):
                if at + size <= last and (code := table.country(" ".join(words[at : at + size]))):
                    return code
    return None


def gender_of(head: str) -> Gender | None:
    """What a head noun tells of its person: m, f, or None."""
    found = ROLES.get(head, "-")
    return None if found == "-" else found
