"""The sample articles retell five reports: in our own words, with nothing of substance lost or invented."""

import re
from pathlib import Path

import pytest
import yaml

from corpus.settings import read_settings

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

RETOLD = {
    "scarce-commanders": "000_efeb88f7bb70a81d.txt",
    "k-battalion": "001_d0771ebc44447108.txt",
    "axis-of-grumbling": "002_91c87d9905e9186f.txt",
    "trainloads": "003_45ec101f37ba3b93.txt",
    "false-papers": "004_f383c98a3437cf11.txt",
}
NOTICE = (
    "Editor’s note: This is crossread’s own retelling of a news report, written for demonstration."
    " It is not the report itself."
)
LONGEST_SHARED_RUN = 7
LONGEST_QUOTATION = 4

# Figures in digits and words; not `one`, which is most often a pronoun.
FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|second|third)\b",
    re.IGNORECASE,
)
# Months with a day, weekdays, and the words that place an event by the day of the report.
WHEN = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Dec\.)(?: \d+)?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|this weekend|earlier this year"
    r"|(?:this|last|past) week|coming weeks|early August)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“([^”]*)”")

each = pytest.mark.parametrize("name", RETOLD)
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the reports that were retold are not beside the repository")


def parts(name: str) -> tuple[dict[str, object], str]:
    """Front matter and body of a sample article."""
    _, front, body = (SAMPLE / f"{name}.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’*]+\w+)*", text.lower().replace("’", "'"))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    every = words(text)
    return {tuple(every[i : i + length]) for i in range(len(every) - length + 1)}


def seed(name: str) -> str:
    return (SEEDS / RETOLD[name]).read_text("utf-8")


def plain(text: str) -> str:
    """Lower case, straight apostrophes: what a quotation may change when it opens a sentence."""
    return text.lower().replace("’", "'")


def test_the_sample_holds_the_five_articles_and_its_settings() -> None:
    assert {path.name for path in SAMPLE.iterdir()} == {f"{name}.md" for name in RETOLD} | {"corpus.yaml"}


def test_the_settings_name_the_corpus_and_bring_spellings_of_one_actor_together() -> None:
    settings = read_settings(SAMPLE)
    assert settings.name == "Troops in Kursk"
    assert settings.aliases["Volodymyr Zelenskiy"] == settings.aliases["Volodymyr Zelenskyy"] == "Volodymyr Zelensky"
    text = "\n".join(parts(name)[1] for name in RETOLD)
    assert [spelling for spelling in settings.aliases if spelling not in text] == []


def test_every_article_comes_from_an_outlet_of_its_own() -> None:
    assert len({parts(name)[0]["outlet"] for name in RETOLD}) == len(RETOLD)


@each
def test_front_matter_says_what_a_reader_filters_by(name: str) -> None:
    front, _ = parts(name)
    assert set(front) - {"author"} == {"title", "outlet", "published", "language", "tags"}
    assert front["language"] == "en"
    assert str(front["published"]).startswith("2024-")
    assert "# published is inferred:" in (SAMPLE / f"{name}.md").read_text("utf-8")


@each
def test_every_article_says_that_it_is_a_retelling(name: str) -> None:
    _, body = parts(name)
    assert body.rstrip().splitlines()[-1] == NOTICE


@each
def test_articles_are_of_a_length_to_read_in_one_go(name: str) -> None:
    _, body = parts(name)
    assert 300 <= len(body.split()) <= 700


@each
def test_quotations_are_fragments(name: str) -> None:
    front, body = parts(name)
    quoted = QUOTED.findall(f"{front['title']}\n{body}")
    assert quoted
    assert [q for q in quoted if len(words(q)) > LONGEST_QUOTATION] == []


@with_seeds
@each
def test_quoted_fragments_are_the_report_s_own_words(name: str) -> None:
    front, body = parts(name)
    quoted = QUOTED.findall(f"{front['title']}\n{body}")
    assert [q for q in quoted if plain(q).rstrip(".,") not in plain(seed(name))] == []


@with_seeds
@each
def test_no_run_of_eight_words_is_the_report_s(name: str) -> None:
    front, body = parts(name)
    ours = runs(f"{front['title']}\n{body}", LONGEST_SHARED_RUN + 1)
    theirs = set().union(*(runs(seed(other), LONGEST_SHARED_RUN + 1) for other in RETOLD))
    assert ours & theirs == set()


@with_seeds
@pytest.mark.parametrize("told", [FIGURE, WHEN], ids=["figures", "dates"])
@each
def test_every_figure_and_date_of_the_report_is_kept(name: str, told: re.Pattern[str]) -> None:
    front, body = parts(name)
    ours = {match.lower() for match in told.findall(f"{front['title']}\n{body}")}
    assert {match.lower() for match in told.findall(seed(name))} - ours == set()


@with_seeds
@each
def test_names_are_spelled_as_the_report_spells_them(name: str) -> None:
    _, body = parts(name)
    spellings = re.compile(
        r"Zelensk\w+|Yoon Suk Yeol|Yun Seok-yew|Kim Jong.Un|Syrskyi|Orban|Postoyalye Dvory|Ussuriysk|Blagoveshchensk"
    )
    assert set(spellings.findall(body)) == set(spellings.findall(seed(name)))
