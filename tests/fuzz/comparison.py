"""Any two texts set side by side: what is said of them lies within them, and goes into the contract's JSON."""

import json
import sys
from datetime import date
from itertools import permutations

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from claims.comparison import compare
    from claims.comparison_records import comparison_record
    from corpus.article import Article, Locator, Span

APART = b"\n====\n"
"""Between the two texts of an input."""

WORDS = [
    word.encode()
    for word in (
        "\n====\n", " not ", " never ", " denied that ", " said ", "“", "”", " about ", " at least ", " up to ",
        "10,000", "12,000", " between 5 and 7 ", " percent", " on Monday", " on 5 March", " yesterday", " by 6 p.m.",
        " Minister ", " in Holt", " in Brant", " kilometres", " miles", " may ", " will ", " no one ", ". ", "\n\n",
        ", and ", " killed ", " reopened ", " closed ", " he ", "\u202e", "\0", "\x1b[31m", "e\u0301" * 9, "北京",
        "$5 million", " a dozen",
    )
]  # fmt: skip
TEXTS = (
    "The dam above Holt held through the night, engineers said on Tuesday. About 1,200 people left their homes.",
    "The dam above Holt failed in the night, its keeper said. At least 2,000 people left their homes on Monday.",
    "Marta Lind denied that the bridge had closed. Between 10 and 15 percent of the pumps failed, the mayor said.",
    "The bridge closed on 5 March. Nobody was hurt. “A third of the pumps failed,” said the mayor of Brant, Karl Berg.",
    "Storm Ada killed 12 people in Brant, police said. The road to Holt was blocked for 40 kilometres until 6 p.m.",
    "Storm Ada did not kill 12 people, the police said later. Twenty-five miles of the road to Holt reopened at noon.",
)
SEEDS = [APART.join((one.encode(), other.encode())) for one, other in permutations(TEXTS, 2)]


def check(data: bytes) -> None:
    texts = [part.decode("utf-8", "replace").replace("\r", "\n") for part in data.split(APART)[:3]]
    articles = [
        Article(f"a{number}", text, text[:60], Locator(f"a{number}.txt"), published=date(2024, 3, 6 + number))
        for number, text in enumerate(texts)
    ]
    found = compare(articles)

    def sound(span: Span, article: int) -> None:
        assert 0 <= span.start <= span.end <= len(texts[article]), (span, article)

    assert sorted(number for origin in found.origins for number in origin) == list(range(len(articles)))
    for link in found.alignments:
        assert link.a != link.b
        sound(link.a_span, link.a)
        sound(link.b_span, link.b)
    for thread in found.threads:
        for member in thread.members:
            sound(member.span, member.article)
        for related in thread.relations:
            assert thread.members[related.a].article != thread.members[related.b].article
        for silent in thread.silent:
            if silent.nearest:
                sound(silent.nearest, silent.article)
    json.dumps(comparison_record(found), allow_nan=False)


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
