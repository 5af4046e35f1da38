"""From a text to its claims: every span quotes the text, every part keeps its place, and no text is too strange."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Claim, Extraction
from claims.pipeline import extract
from corpus.article import Span

FERRY = (
    "KIRKVIK - The coast guard said on Tuesday that 12 people were rescued from a burning ferry off Norway.\n\n"
    "“We saw flames on two decks,” Captain Nora Lindqvist told reporters. “Nobody panicked,” she said.\n\n"
    "The owner, Tejo Holdings Ltd, denied that the ship was unsafe. It plans to inspect its other ships.\n\n"
    "The ferry carried about 300 passengers. Harbour records suggest it may have been overloaded.\n\n"
    "Residents of Kirkvik said 40 cars were lost. The figure could not be independently verified.\n"
)
TUESDAY = date(2024, 10, 29)


@pytest.fixture(scope="module")
def ferry() -> Extraction:
    return extract(FERRY, TUESDAY)


def claim(extraction: Extraction, words: str, text: str = FERRY) -> Claim:
    """The claim whose content holds `words`, the shortest one."""
    found = [c for c in extraction.claims if any(words in span.of(text) for span in c.content)]
    return min(found, key=lambda c: c.span.end - c.span.start)


def test_who_says_what_with_which_figure_and_date(ferry: Extraction) -> None:
    found = claim(ferry, "12 people")
    assert [s.of(FERRY) for s in found.source] == ["The coast guard"]
    assert [f.value for f in found.figures] == [12]
    assert [d.value for d in found.dates] == ["2024-10-29"]


def test_a_pronoun_speaks_for_the_person_named_before(ferry: Extraction) -> None:
    assert claim(ferry, "Nobody panicked").actor == "Nora Lindqvist"


def test_speech_is_direct_when_all_of_it_is_quoted(ferry: Extraction) -> None:
    assert claim(ferry, "We saw flames").speech == "direct"
    assert claim(ferry, "12 people").speech == "indirect"


def test_stance_and_certainty_come_with_their_words(ferry: Extraction) -> None:
    denied, hedged = claim(ferry, "the ship was unsafe"), claim(ferry, "overloaded")
    assert (denied.stance, denied.actor) == ("denies", "Tejo Holdings Ltd")
    assert hedged.certainty == "hedged"
    assert claim(ferry, "40 cars").certainty == "unverified"
    for found in (denied, hedged):
        assert all(reason.of(FERRY) for reason in found.reasons)


def test_the_articles_own_assertion_has_no_source_and_no_cue(ferry: Extraction) -> None:
    found = claim(ferry, "about 300 passengers")
    assert (found.source, found.cue, found.actor, found.speech) == ((), (), None, "none")


def test_claims_are_numbered_in_text_order(ferry: Extraction) -> None:
    assert [c.id for c in ferry.claims] == [f"c{n}" for n in range(1, len(ferry.claims) + 1)]
    assert [c.span for c in ferry.claims] == sorted(c.span for c in ferry.claims)


def test_furniture_holds_no_claims_figures_dates_or_actors() -> None:
    text = FERRY + "\nRead more: 5,000 firms in Oslo said on Monday that rain is due\n\n3 min read\n"
    found = extract(text, TUESDAY)
    assert [span.of(text) for span in found.furniture]
    after = len(FERRY)
    spans = [c.span for c in found.claims] + [f.span for f in found.figures] + [d.span for d in found.dates]
    spans += [span for actor in found.actors for span in actor.mentions]
    assert all(span.end <= after for span in spans)


def test_a_headline_beside_the_text_gives_its_full_names() -> None:
    text = "Lindqvist said the port was closed on Monday."
    (found,) = extract(text, TUESDAY, title="Nora Lindqvist closes a port in the north").claims
    assert found.actor == "Nora Lindqvist"


def test_aliases_name_actors() -> None:
    text = "The Old Fox said the port was closed."
    (found,) = extract(text, aliases={"Old Fox": "Nora Lindqvist"}).claims
    assert found.actor == "Nora Lindqvist"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "def run(n: int) -> int:\n    return n + 1  # adds 1\nclass A:\n    x = 2\n" * 5,
        "Name, Age, Town\nAnna Berg, 31, Oslo\nPer Dahl, 45, Bergen\n" * 5,
        "Anna Berg\nPer Dahl\nNora Lindqvist\nPeter Hale\nLaura Hale\n" * 5,
        "12 14 17\n20 31 44\n" * 20,
        "El alcalde dijo el martes que 40 personas murieron en el incendio de ayer, según la policía de la ciudad.",
        "Der Bürgermeister sagte am Dienstag, dass 40 Menschen bei dem Brand in der Fabrik in Köln gestorben sind.",
        "Le maire a dit mardi que 40 personnes sont mortes dans un incendie, selon la police de la ville de Lyon.",
        "Мэр сказал во вторник, что при пожаре на фабрике погибли 40 человек, и что в городе введён траур.",
        "市長は火曜日、工場の火災で40人が死亡したと述べた。",
    ],
)
def test_what_is_no_english_prose_claims_nothing(text: str) -> None:
    assert extract(text, TUESDAY).claims == ()


def test_capitals_alone_still_say_who_said_what() -> None:
    text = "THE COAST GUARD SAID THAT 12 PEOPLE WERE RESCUED FROM A BURNING FERRY."
    (found,) = extract(text).claims
    assert [span.of(text) for span in found.source] == ["THE COAST GUARD"]


PARTS = (
    "Mayor Ines Duarte said on October 3, 2023 that 40 houses had burned.",
    "“The road is closed,” the highway office said in a statement.",
    "The Fisheries Board denied the report.",
    "In March 2021 the factory employed 1,200 people in Lisbon.",
    "According to Tejo Holdings Ltd, the dam cost $3 million.",
    "Prices rose by 4 percent in 2019.",
    "Nora Lindqvist plans to visit Riga.",
)


def moved(claim: Claim, by: int) -> Claim:
    """The claim as it is with `by` characters before it, without its number."""

    def on(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    return replace(
        claim,
        id="",
        span=on((claim.span,))[0],
        source=on(claim.source),
        cue=on(claim.cue),
        content=on(claim.content),
        reasons=on(claim.reasons),
        figures=tuple(replace(f, span=on((f.span,))[0]) for f in claim.figures),
        dates=tuple(replace(d, span=on((d.span,))[0]) for d in claim.dates),
    )


@settings(deadline=None, max_examples=60)
@given(st.permutations(PARTS), st.integers(1, len(PARTS)))
def test_independent_parts_give_together_what_each_gives_alone(parts: list[str], count: int) -> None:
    chosen = parts[:count]
    text = "\n\n".join(chosen)
    expected, at = [], 0
    for part in chosen:
        expected += [moved(c, at) for c in extract(part, TUESDAY).claims]
        at += len(part) + 2
    assert [moved(c, 0) for c in extract(text, TUESDAY).claims] == expected


SCRAPS = st.sampled_from(
    (
        "the mayor said ",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "(",
        ")",
        "Nora Lindqvist",
        " he ",
        " who ",
        "told reporters that ",
        ". ",
        ", ",
        "\n",
        "\n\n",
        "\u00a0",
        "12,000 troops",
        "$3 million",
        "on Friday",
        "U.S. ",
        "DENIED ",
        "reportedly ",
        "according to ",
        ": ",
        "—",
        "…",
        "\x00",
        "\x1b[31m",
        "é",
        "中文",
        "🙂",
        "\u202e",
        "a",
        "The agency ",
        "[",
        "]",
        "-",
    )
)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=60).map("".join)))
def test_spans_quote_the_text_whatever_it_is(text: str) -> None:
    found = extract(text, TUESDAY)
    spans = [*found.sentences, *found.furniture]
    spans += [f.span for f in found.figures] + [d.span for d in found.dates]
    spans += [span for actor in found.actors for span in actor.mentions]
    for c in found.claims:
        pieces = [*c.source, *c.cue, *c.content]
        assert c.span == (min(p.start for p in pieces), max(p.end for p in pieces))
        assert all(c.span.holds(f.span) for f in c.figures)
        assert all(c.span.holds(d.span) for d in c.dates)
        spans += [*pieces, *c.reasons]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "the mayor said that ",
        "“he said ",
        "Nora Lindqvist and ",
        "A",
        "(",
        "12,",
        "Ministry of ",
        "“",
        "he ",
        "not ",
        "U.S. ",
        "Hale ",
        "according to ",
        "the agency said the agency said ",
        "may ",
        "A B (AB) ",
        "\n",
        "' ",
    ],
)
def test_endless_repetition_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (15_000 // len(piece))
    found = extract(text, TUESDAY)
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in found.claims)


def test_a_claim_never_starts_inside_its_figure() -> None:
    text = "Over 10,000 settlers have reportedly been moved to the island, the ministry said."
    for found in extract(text).claims:
        assert all(s.of(text).startswith("Over") for s in found.content if "10,000" in s.of(text))
        assert [f.change for f in found.figures] == [">"]
