"""What became of those whom a figure counts, told by its own clause."""

import pytest

from claims.pipeline import extract
from claims.threads.fates import fate_of
from claims.threads.telling import tellings
from corpus.article import Article, Locator


def fates(text: str) -> dict[str, str]:
    """By figure as it is written."""
    article = Article("a", text, "", Locator("a.txt"))
    told = tellings(0, article, extract(text))
    return {figure.span.of(text): fate_of(telling, figure) for telling in told for figure in telling.figures}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "At least 17 people died and 30 were unaccounted for after the ferry went down.",
            {"At least 17": "killed", "30": "missing"},
        ),
        ("The blast killed 14 soldiers and three children.", {"14": "killed", "three": "killed"}),
        ("A barge sank off Orlin, killing 12 people and injuring 41.", {"12": "killed", "41": "hurt"}),
        ("Some 60 people, most of them pilgrims, were killed on the road to Orlin.", {"Some 60": "killed"}),
        ("Rescuers saved 166 people, the coast guard said.", {"166": "saved"}),
        ("The ship had gone down with the loss of 21 lives.", {"21": "killed"}),
        ("More than 250 people were on board when the ferry left Orlin.", {"More than 250": "aboard"}),
        ("The ferry was licensed for 240 people.", {"240": "capacity"}),
        ("Police arrested 14 protesters near the town hall of Orlin.", {"14": "held"}),
        ("The city counted 41,000 protesters on the bridge.", {"41,000": "gathered"}),
        ("The clinic will open on March 10 with 50,000 doses.", {"50,000": ""}),
        (
            "Some 2,300 houses were levelled and 11,000 people lost their homes.",
            {"Some 2,300": "destroyed", "11,000": "fled"},
        ),
    ],
)
def test_each_figure_has_the_fate_of_its_clause(text: str, told: dict[str, str]) -> None:
    assert fates(text).items() >= told.items()
