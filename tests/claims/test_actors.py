"""Actors gather all spellings of a name, and keep two people of one surname apart."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.actors import actors
from claims.claim import Actor
from claims.pipeline import extract
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences


def cast(text: str, aliases: dict[str, str] | None = None) -> dict[str, list[str]]:
    """Each actor's name, and the words of its mentions."""
    return {actor.name: [span.of(text) for span in actor.mentions] for actor in found(text, aliases)}


def found(text: str, aliases: dict[str, str] | None = None) -> tuple[Actor, ...]:
    parts, tokens = sentences(text), tokenize(text)
    return actors(text, parts, tokens, tag(tokens, parts), aliases)


def kinds(text: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in found(text)}


def test_a_surname_later_in_the_text_is_the_person_named_in_full_before() -> None:
    text = (
        "Harbour master Nora Lindqvist closed the port. Lindqvist said ice was drifting in. Ms. Lindqvist left at noon."
    )
    assert cast(text)["Nora Lindqvist"] == ["Nora Lindqvist", "Lindqvist", "Lindqvist"]


def test_the_name_is_the_fullest_form_in_the_text() -> None:
    text = "Okafor won again. It was the third term for Daniel R. Okafor. Daniel Okafor thanked voters."
    assert cast(text)["Daniel R. Okafor"] == ["Okafor", "Daniel R. Okafor", "Daniel Okafor"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Hale met Laura Hale in court. Peter Hale spoke first.",
        "Mr. Hale testified. Mrs. Hale did not.",
        "George A. Hale and George B. Hale are cousins.",
        "Marion Hale wrote to Marian Hale.",
    ],
)
def test_two_people_of_one_surname_are_never_one(text: str) -> None:
    assert len([name for name in cast(text) if name.endswith("Hale")]) == 2


def test_a_bare_surname_that_two_may_have_goes_to_the_one_the_text_is_about() -> None:
    text = "Peter Hale sued. Laura Hale is his sister. Peter Hale lost in May. Hale will appeal."
    assert cast(text)["Peter Hale"] == ["Peter Hale", "Peter Hale", "Hale"]


def test_a_title_tells_which_of_two_is_meant() -> None:
    text = "Peter Hale met Laura Hale. Mrs. Hale said little. Mr. Hale said more."
    assert cast(text) == {"Peter Hale": ["Peter Hale", "Hale"], "Laura Hale": ["Laura Hale", "Hale"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mykhailo Drahomanskyi", "Mikhail Drahomansky"),
        ("Jürgen Köhler", "Juergen Koehler"),
        ("Oleksiy Tkachenko", "Alexei Tkachenko"),
        ("Muhammad Rahmani", "Mohammed Rahmani"),
        ("William Thornbury", "Bill Thornbury"),
        ("Han Seung-woo", "Han Seung Woo"),
    ],
)
def test_transliterations_and_short_forms_are_one_person(one: str, other: str) -> None:
    assert len(cast(f"Envoy {one} arrived on Monday. On Tuesday {other} went home.")) == 1


def test_a_korean_family_name_stands_for_its_bearer() -> None:
    assert cast("Speaker Han Seung-woo resigned. Han gave no reason.")["Han Seung-woo"] == ["Han Seung-woo", "Han"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "The Coastal Rescue Authority (CRA) sent boats. CRA crews found two men.",
            "Coastal Rescue Authority",
            ["Coastal Rescue Authority", "CRA", "CRA"],
        ),
        (
            "CRA (Coastal Rescue Authority) sent boats.",
            "Coastal Rescue Authority",
            ["CRA", "Coastal Rescue Authority"],
        ),
        (
            "Staff of the Coastal Rescue Authority were tired. The CRA has few boats.",
            "Coastal Rescue Authority",
            ["Coastal Rescue Authority", "CRA"],
        ),
        (
            "The State Border Guard of Latvia (VRS) closed a road. The VRS gave no reason.",
            "State Border Guard of Latvia",
            ["State Border Guard of Latvia", "VRS", "VRS"],
        ),
    ],
)
def test_an_acronym_is_the_institution_it_stands_for(text: str, name: str, mentions: list[str]) -> None:
    assert cast(text)[name] == mentions


def test_the_country_belongs_to_the_name_of_what_any_country_may_have() -> None:
    text = "Norway’s National Security Service warned of spies. The National Security Service named none."
    assert cast(text)["Norway's National Security Service"] == [
        "Norway’s National Security Service",
        "National Security Service",
    ]


def test_spellings_and_word_orders_of_a_ministry_are_one() -> None:
    text = "The Polish Defence Ministry agreed. The Ministry of Defense of Poland signed on Friday."
    assert len(cast(text)) == 1


def test_ministries_of_two_countries_are_two() -> None:
    text = "The Polish Defence Ministry agreed. The Czech Defence Ministry did not."
    assert set(cast(text)) == {"Polish Defence Ministry", "Czech Defence Ministry"}


def test_a_country_has_one_name_and_its_capital_keeps_its_own() -> None:
    text = (
        "The U.S. sent aid. America has sent more than Washington said, and London none. The United States will go on."
    )
    assert cast(text) == {
        "United States": ["U.S.", "America", "United States"],
        "Washington": ["Washington"],
        "London": ["London"],
    }


def test_adjectives_of_nations_name_nobody_and_peoples_do() -> None:
    assert cast("Danish farmers met Swedish buyers.") == {}
    assert cast("The farm was sold by Danes.") == {"Danes": ["Danes"]}


def test_kinds_are_told_by_simple_evidence() -> None:
    text = "Mayor Ines Duarte flew to Lisbon. Bankers at Tejo Holdings Ltd met Portuguese officials. Spaniards watched."
    assert kinds(text) == {
        "Ines Duarte": "person",
        "Lisbon": "place",
        "Tejo Holdings Ltd": "organisation",
        "Spaniards": "group",
    }


def test_capitals_at_the_start_of_a_sentence_make_no_name() -> None:
    assert cast("Frustrated drivers waited. Sending more buses took days. Meanwhile it rained on Tuesday in May.") == {}


def test_a_headline_names_only_whom_the_text_names() -> None:
    text = (
        "Angry Drivers Block Old Harbour Bridge As Mayor Ines Duarte Flees\n\nMayor Ines Duarte left the town by boat."
    )
    assert cast(text) == {"Ines Duarte": ["Ines Duarte", "Ines Duarte"]}


@pytest.mark.parametrize(
    "headline", ["Prices Fall Again, Farmers Say", "Harbour Closes as Ferry Sinks", "Nobody Is Safe"]
)
def test_the_capitals_of_a_short_headline_make_no_name(headline: str) -> None:
    assert cast(f"{headline}\n\nWheat cost less on Monday than in May.") == {}


def test_a_name_that_is_a_line_of_its_own_is_no_headline() -> None:
    assert list(cast("Tejo Holdings Limited\n\nThe company closed its yard.")) == ["Tejo Holdings Limited"]


def test_a_name_at_the_end_of_a_hard_wrapped_line_is_no_headline() -> None:
    text = "Harbour Ways and Means Committee\nChairman Ole Brandt said the yard was closed."
    assert "Ole Brandt" in cast(text)


def test_aliases_win_over_all_that_the_text_tells() -> None:
    text = "The Old Fox spoke in Oslo. Prime Minister Kari Solberg-Moen agreed with herself. Solberg-Moen smiled."
    names = cast(text, {"Old Fox": "Kari Solberg-Moen", "Kari Solberg-Moen": "Kari Solberg-Moen"})
    assert names["Kari Solberg-Moen"] == ["Old Fox", "Kari Solberg-Moen", "Solberg-Moen"]


def test_a_surname_that_is_also_a_town_is_the_person_of_the_text() -> None:
    assert cast("Singer Carla Mendoza fell ill. Mendoza cancelled a concert.") == {
        "Carla Mendoza": ["Carla Mendoza", "Mendoza"]
    }


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("AaZz éÄ.’'“”,()&-\n\u00a0MrNATOofthe1Ж中"), max_size=300))
def test_mentions_quote_the_text_and_never_overlap(text: str) -> None:
    spans = sorted(span for actor in found(text) for span in actor.mentions)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_cast(text: str) -> None:
    assert all(actor.name and actor.mentions for actor in found(text))


def test_the_end_of_a_quoted_name_and_months_in_capitals_are_no_actors() -> None:
    text = "Is this “Axis of Greed” new? Norvia said so.\n\nJANUARY 16 mln, FEBRUARY 17 mln\n\nNorvia sold 40 boats."
    assert [a.name for a in extract(text).actors] == ["Norvia"]
    text = "The Bank of Lintal and “the Church of Norvia” met in Norvia, the mayor said."
    assert "Norvia" in [a.name for a in extract(text).actors]


def test_an_adverb_at_the_beginning_is_no_actor() -> None:
    text = "Roughly half of the boats sank, the mayor said. Italy paid. Billy Hale left, and Billy said so."
    assert {a.name for a in extract(text).actors if a.name[0].isupper()} == {"Billy Hale", "Italy"}


def test_a_state_of_mind_and_a_day_are_nobody() -> None:
    text = "Frustrated and tired, he resigned, “I went out for a walk.” Yesterday said it all, the mayor said."
    names = {a.name for a in extract(text).actors}
    assert names.isdisjoint({"Frustrated", "frustrated", "yesterday", "Yesterday"})
    assert [c.actor for c in extract("Ahmed said the dam was safe.").claims] == ["Ahmed"]


def test_the_name_of_a_country_keeps_its_capitals_at_the_beginning() -> None:
    text = "South Korean spies say that 40 boats were sunk."
    assert [c.actor for c in extract(text).claims] == ["South Korean spies"]
