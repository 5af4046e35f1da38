"""Sources are traced to the actor where the text tells, and left alone where it doesn't."""

import pytest

from claims.actors import Cast, Resolver
from claims.claim import Attribution
from claims.frame import frame
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.article import Span
from corpus.sentences import sentences


def speakers(text: str) -> list[str | None]:
    """Who is behind each source; sources stand in the text as `[source]`."""
    plain = text.replace("[", "").replace("]", "")
    marked = [Span(a, b) for a, b in zip(*[iter(_edges(text))] * 2, strict=True)]
    parts, tokens = sentences(plain), tokenize(plain)
    cast = Cast(frame(plain, parts, tokens, tag(tokens, parts)))
    return Resolver(cast).sources([Attribution((span,), (), ()) for span in marked])


def _edges(text: str) -> list[int]:
    """Where brackets stand in the text without them."""
    edges, removed = [], 0
    for at, letter in enumerate(text):
        if letter in "[]":
            edges.append(at - removed)
            removed += 1
    return edges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Harbour master Nora Lindqvist] said so.", ["Nora Lindqvist"]),
        ("[Nora Lindqvist, the harbour master,] said so.", ["Nora Lindqvist"]),
        ("[The harbour master, Nora Lindqvist,] said so.", ["Nora Lindqvist"]),
        ("[Latvian President Andris Ozols] spoke.", ["Andris Ozols"]),
        ("Talks with [the Fisheries Board] went on.", ["Fisheries Board"]),
        ("[A report by the Fisheries Board] says stocks fell.", ["Fisheries Board"]),
        ("[A statement from Nora Lindqvist] came late.", ["Nora Lindqvist"]),
    ],
)
def test_a_source_that_holds_a_name_is_whom_it_names(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A nurse at the hospital] wept.", ["a nurse at the hospital"]),
        ("[Two senior officials] agreed.", ["two senior officials"]),
        ("[Residents] saw smoke.", ["residents"]),
        ("[A spokesman for Nora Lindqvist] declined.", ["a spokesman for Nora Lindqvist"]),
        ("[Norway and the Netherlands] protested.", ["Norway and the Netherlands"]),
        ("Nora Lindqvist lost. [Lindqvist’s lawyer] appealed.", ["Nora Lindqvist's lawyer"]),
        ("[One of the divers] surfaced.", ["one of the divers"]),
    ],
)
def test_a_source_without_a_name_keeps_its_noun_phrase(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Lindqvist met Peter Hale. [She] left early.", ["Nora Lindqvist"]),
        ("Nora Lindqvist met Peter Hale. [He] left early.", ["Peter Hale"]),
        ("[Nora Lindqvist] closed the port. “Ice is near,” [she] said.", ["Nora Lindqvist", "Nora Lindqvist"]),
        ("[A nurse] wept. “They come by train,” [she] said.", ["a nurse", "a nurse"]),
        ("[The Fisheries Board] met. [It] will meet again.", ["Fisheries Board", "Fisheries Board"]),
        ("[Residents] saw smoke. [They] fled.", ["residents", "residents"]),
        ("It was Nora Lindqvist, [who] closed the port.", ["Nora Lindqvist"]),
        ("It was Nora Lindqvist, R-TX, [who] closed the port.", ["Nora Lindqvist"]),
        ("It was Nora Lindqvist, a lawyer, [who] sued.", ["Nora Lindqvist"]),
        ("There were two fishermen from Bergen [who] saw it.", ["two fishermen"]),
        (
            "[The Fisheries Board] met. Norway sent a lawyer, though [it] opposed the law.",
            ["Fisheries Board", "Norway"],
        ),
    ],
)
def test_a_pronoun_is_the_actor_that_number_and_gender_allow(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_the_gender_that_a_pronoun_shows_holds_from_there_on() -> None:
    text = "Envoy Tamsin Orrell came first. “No deal,” [he] said. Later Clara Voss spoke. “Soon,” [he] said."
    assert speakers(text) == ["Tamsin Orrell", "Tamsin Orrell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Coastal Rescue Agency sent boats. [The agency] has four.", "Coastal Rescue Agency"),
        (
            "Norway’s Coastal Rescue Agency and Denmark’s Harbour Police met. [The Norwegian agency] paid.",
            "Coastal Rescue Agency",
        ),
        ("Energy Ministry spokeswoman Ada Kern and minister Leo Brandt came. [The spokeswoman] left.", "Ada Kern"),
        ("[A senior customs official] spoke. [The official] gave no date.", "a senior customs official"),
        (
            "According to [Chile’s weather service], rain is due. The National Weather Service (NWS) warned.",
            "National Weather Service",
        ),
        ("Ovid Press Agency reported losses. [The news agency] named no source.", "Ovid Press Agency"),
    ],
)
def test_a_description_is_the_actor_it_fits(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[He] said so.",
        "[The agency] warned of ice.",
        "[Some] left. [Others] stayed.",
        "Rain fell. “[We] waited,” it read.",
        "[They] are gone.",
    ],
)
def test_what_the_text_does_not_tell_stays_open(text: str) -> None:
    assert set(speakers(text)) == {None}


def test_i_is_whoever_is_quoted() -> None:
    text = "“I never knew,” Nora Lindqvist said."
    parts, tokens = sentences(text), tokenize(text)
    cast = Cast(frame(text, parts, tokens, tag(tokens, parts)))
    said = Attribution((Span(16, 30),), (Span(31, 35),), (Span(0, 15),))
    knew = Attribution((Span(1, 2),), (Span(3, 13),), ())
    assert Resolver(cast).sources([knew, said]) == ["Nora Lindqvist", "Nora Lindqvist"]


def test_unnamed_sources_are_actors_with_their_mentions() -> None:
    text = "Two senior officials agreed."
    parts, tokens = sentences(text), tokenize(text)
    resolver = Resolver(Cast(frame(text, parts, tokens, tag(tokens, parts))))
    resolver.sources([Attribution((Span(0, 20),), (), ())])
    (actor,) = resolver.unnamed()
    assert (actor.name, actor.kind, [s.of(text) for s in actor.mentions]) == (
        "two senior officials",
        "group",
        ["Two senior officials"],
    )
