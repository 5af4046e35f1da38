"""Over many articles an actor keeps one name, and no one takes another's."""

from claims.actors.registry import Registry
from claims.claim import Actor
from corpus.article import Span


def registry(*names: str, kind: str = "person", aliases: dict[str, str] | None = None) -> dict[str, str]:
    """The one name for each of `names`, each given by an article of its own."""
    found = Registry(aliases)
    for name in names:
        found.add(name, [Actor(name, (Span(0, len(name)),), kind)])  # type: ignore[arg-type]
    return found.names()


def test_spellings_of_one_person_in_different_articles_are_one() -> None:
    names = registry("Mykhailo Drahomanskyi", "Mikhail Drahomansky", "Mikhail Drahomansky")
    assert set(names.values()) == {"Mikhail Drahomansky"}


def test_a_surname_alone_is_the_person_when_no_one_else_has_it() -> None:
    assert registry("Nora Lindqvist", "Lindqvist")["Lindqvist"] == "Nora Lindqvist"
    assert registry("Nora Lindqvist", "Per Lindqvist", "Lindqvist")["Lindqvist"] == "Lindqvist"


def test_two_people_of_one_surname_stay_two() -> None:
    assert len(set(registry("Peter Hale", "Laura Hale", "George A. Hale", "George B. Hale").values())) == 4


def test_an_institution_is_one_with_or_without_its_country() -> None:
    names = registry("Norway's National Security Service", "National Security Service", kind="organisation")
    assert set(names.values()) == {"Norway's National Security Service"}


def test_an_institution_that_two_countries_have_stays_apart() -> None:
    names = registry("Polish Foreign Ministry", "Czech Foreign Ministry", "Foreign Ministry", kind="organisation")
    assert len(set(names.values())) == 3


def test_an_acronym_that_one_article_spells_out_is_known_in_all() -> None:
    found = Registry()
    text = "Coastal Rescue Authority CRA"
    found.add(text, [Actor("Coastal Rescue Authority", (Span(0, 24), Span(25, 28)), "organisation")])
    found.add("CRA", [Actor("CRA", (Span(0, 3),), "organisation")])
    assert found.names()["CRA"] == "Coastal Rescue Authority"


def test_aliases_win() -> None:
    names = registry("Peter Hale", "The Old Fox", "a nurse", aliases={"Old Fox": "Peter Hale", "a nurse": "Nurse A"})
    assert names == {"Peter Hale": "Peter Hale", "The Old Fox": "Peter Hale", "a nurse": "Nurse A"}


def test_the_order_of_articles_changes_nothing() -> None:
    names = ["Nora Lindqvist", "N. Lindqvist", "Lindqvist", "Fisheries Board of Norway", "Norway's Fisheries Board"]
    assert registry(*names) == registry(*reversed(names))
