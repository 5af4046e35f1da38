"""Any text: what is found in it quotes it, lies within it and goes into the contract's JSON."""

import json
import sys
from collections.abc import Iterable
from datetime import date

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from claims.pipeline import extract
    from claims.records import extraction_record
    from claims.stories import story_features
    from corpus.article import Article, Locator, Span

WORDS = [
    word.encode()
    for word in (
        " said", " denied that ", " according to ", "“", "”", '"', "’s ", " million", "$5 ", "10,000 ", " percent",
        " may ", " to ", " from ", " on Friday", " last week", " 2024", "March 5", " not ", " Mr. ", " U.S. ", ", ",
        ". ", "\n\n", " troops", " told the Post", " claimed", "?", " he ", " the agency ", "–", "½", "北京", "\u202e",
        "\0", "\x1b[31m", "e\u0301", "-", "(", ")", " a.m.", " per cent", " dozens of ",
        " between ", " and ", "Read more: ", " –",
    )
]  # fmt: skip
SEEDS = [
    "HOLT, March 5 - The dam will hold, said Marta Lind, who leads the works. About 1,200 people left on Monday.",
    "“We have 300 people on the wall,” she said. The ministry denied that 2,000 had been told to leave.",
    "Officials may confirm between 10 and 15 percent by next Friday, according to the Gazette. He did not say why.",
    "Title of it\n\nThe river rose by 2.5 metres in a day (see map). Read more: How dams are watched\n",
    "He told the Post last week that “no one” had asked; the union claims $80 million, up 5 % from 2023.",
]
SEEDS = [seed.encode() for seed in SEEDS]

_DAY = date(2024, 3, 6)


def check(data: bytes) -> None:
    text = data.decode("utf-8", "replace").replace("\r", "\n")
    found = extract(text, _DAY, "A headline of Holt")

    def sound(spans: Iterable[Span], nonempty: bool = True) -> None:
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text), span
            assert span.start < span.end or not nonempty, span

    sound(found.sentences)
    sound(found.furniture)
    sound(figure.span for figure in found.figures)
    sound(timex.span for timex in found.dates)
    for claim in found.claims:
        sound([claim.span])
        for part in (claim.source, claim.cue, claim.content, claim.reasons):
            sound(part)
            assert list(part) == sorted(part)
    for actor in found.actors:
        assert actor.name.strip()
        sound(actor.mentions)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    json.dumps(extraction_record("one", found), allow_nan=False)
    story_features(Article("one", text, "A headline of Holt", Locator("one.txt")), found.furniture)


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
