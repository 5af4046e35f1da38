"""A bare text tells its title and, where its own words do, outlet, authors, date and language; nothing is guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dateline import dateline
from corpus.inference import LONGEST_TITLE, infer
from corpus.language import language_of

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
BODY = (
    "\n\nThe bridge over the Lind is closed, and it will stay closed, the mayor said on Friday.\n\nNobody was hurt.\n"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge over the Lind stays closed" + BODY, "Bridge over the Lind stays closed"),
        ("\n\n  Bridge   stays closed  \n" + BODY, "Bridge stays closed"),
        ("Who closed the bridge?" + BODY, "Who closed the bridge?"),
        ("News Feed\n\n3 min read\n\nBy Ada Moreau\n\nBridge stays closed" + BODY, "Bridge stays closed"),
        ("Video: the bridge falls" + BODY, "Video: the bridge falls"),
        ("The bridge is closed. Nobody was hurt. More rain will come.", "The bridge is closed"),
        (
            "The bridge over the Lind will stay closed until the end of the month, the mayor of Lindholm told "
            "reporters at the town hall on Friday.",
            "The bridge over the Lind will stay closed until the end of the month…",
        ),
        (
            "LINDHOLM, Denmark (AP) — The bridge is closed, the mayor said on Friday.\n\nNobody was hurt.\n",
            "The bridge is closed, the mayor said on Friday",
        ),
        ("LINDHOLM, Denmark (AP) _\n\nThe bridge is closed.\n\nNobody was hurt.\n", "The bridge is closed"),
        ("", "file name"),
        (" \n\t\n", "file name"),
        ("x" * 500, "x" * (LONGEST_TITLE - 1) + "…"),
        (
            "The bridge over the Lind is closed, Mayor Karin Holm of\nLindholm said on Friday afternoon.\n",
            "The bridge over the Lind is closed, Mayor Karin Holm of Lindholm said on Friday afternoon",
        ),
    ],
)
def test_the_title_is_the_headline_or_the_lede_cut_where_one_would_pause(text: str, title: str) -> None:
    assert infer(text, "file name").title == title


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("LINDHOLM (Reuters) - The bridge is closed." + BODY, "Reuters"),
        ("Bridge closed\n\nLindholm, Denmark (CNN) — The bridge is closed." + BODY, "CNN"),
        ("The bridge is closed." + BODY + "Contributed by: AFP\n", "AFP"),
        ("The bridge is closed." + BODY + "Source: Lindholm News\n", "Lindholm News"),
        ("The bridge is closed." + BODY + "Avatar\nThe Lind Courier news desk\n", "The Lind Courier"),
        (
            "The bridge is closed." + BODY + "\nAda Moreau is a senior reporter for The Lind Courier.\n",
            "The Lind Courier",
        ),
        ("The bridge is closed." + BODY + "Contributed by: Jon Price\n", None),
        ("The bridge is closed, the White House staff said." + BODY, None),
        ("The bridge is closed, Reuters reported." + BODY, None),
        ("LINDHOLM – The bridge is closed." + BODY, None),
    ],
)
def test_the_outlet_is_told_only_by_those_who_made_the_text(text: str, outlet: str | None) -> None:
    assert infer(text, "x").outlet == outlet


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("LINDHOLM, Oct 18, 2024 (Reuters) - The bridge is closed." + BODY, date(2024, 10, 18)),
        ("Bridge closed\n\nPublished: 18 October 2024, 9:30\n" + BODY, date(2024, 10, 18)),
        ("Bridge closed\nOctober 18, 2024\n" + BODY, date(2024, 10, 18)),
        ("Bridge closed" + BODY + "\nUpdated: Fri, 18 Oct 2024 11:00 GMT\n", date(2024, 10, 18)),
        ("LINDHOLM, 18 October 2024. The bridge is closed." + BODY, date(2024, 10, 18)),
        ("LINDHOLM, Oct 18 (Reuters) - The bridge is closed." + BODY, None),
        ("The fire of 18 October 2024. The bridge is closed." + BODY, None),
        ("The bridge was closed on October 18, 2024, the mayor said." + BODY, None),
        ("The bridge is closed since Friday." + BODY, None),
        ("Bridge closed\n2024\n" + BODY, None),
    ],
)
def test_the_date_is_told_by_a_line_of_its_own_or_a_dateline_with_its_year(text: str, published: date | None) -> None:
    assert infer(text, "x").published == published


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Moreau", ("Ada Moreau",)),
        ("By Ada Moreau and Jon Price, Staff Writers", ("Ada Moreau", "Jon Price")),
        ("By Ada Moreau, Jon van der Berg and Karin Holm", ("Ada Moreau", "Jon van der Berg", "Karin Holm")),
        ("By Associated Press", ()),
        ("By The Lind Courier Staff", ()),
        ("By the time it came", ()),
    ],
)
def test_the_authors_are_those_of_the_byline(line: str, authors: tuple[str, ...]) -> None:
    assert infer(f"Bridge closed\n\n{line}\n{BODY}", "x").authors == authors


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge is closed, and it will stay closed for the week, the mayor said.", "en"),
        ("Die Brücke ist geschlossen und bleibt es auch in der nächsten Woche, sagte die Bürgermeisterin.", "de"),
        ("Le pont est fermé et il le restera dans les jours qui viennent, a dit la maire de la ville.", "fr"),
        ("El puente está cerrado y lo estará durante la semana, según dijo la alcaldesa de la ciudad.", "es"),
        ("Most закрыт, и он будет закрыт всю эту неделю, сказала журналистам мэр города.", "ru"),
        ("Міст закрито, і він буде закритий цілий тиждень, сказала журналістам міська голова.", "uk"),
        ("橋は閉鎖されており、今週も閉鎖されたままだと市長は述べた。", "ja"),
        ("市长表示，这座桥已经关闭，本周内将继续关闭。", "zh"),
        ("시장은 다리가 폐쇄되었다고 밝혔다.", "ko"),
        ("الجسر مغلق، وسيبقى مغلقا طوال الأسبوع، كما قالت رئيسة البلدية.", "ar"),
        ("Η γέφυρα είναι κλειστή, είπε η δήμαρχος.", "el"),
        ("Lindholm 4 5 6", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_script_and_common_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "place", "agency", "first"),
    [
        ("WASHINGTON – The bridge", "WASHINGTON", None, "The bridge"),
        ("NEW YORK/LONDON, Oct 3 (Reuters) - Oil rose", "NEW YORK/LONDON", "Reuters", "Oil rose"),
        ("SAN JOSE, Calif. (AP) — “We", "SAN JOSE, Calif.", "AP", "“We"),
        ("MOSCOW. Oct 25 (Interfax) - The", "MOSCOW", "Interfax", "The"),
        ("(CNN) -- The", None, "CNN", "The"),
        ("CNN — The", None, "CNN", "The"),
        ("MOSCOW, October 25. /TASS/. The", "MOSCOW", "TASS", "The"),
        ("Kyiv, Ukraine (CNN) — The", "Kyiv, Ukraine", "CNN", "The"),
    ],
)
def test_a_dateline_names_place_and_agency(text: str, place: str | None, agency: str | None, first: str) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert text[found.span.end :] == first


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING – The bridge is closed",
        "BRIDGE FALLS - MAYOR ANGRY AT ALL",
        "The bridge (the old one) is closed - again",
        "Ada Moreau - a reporter - left",
        "U.S. ships are on their way",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert dateline(text) is None


@given(st.text())
def test_any_text_has_a_title_on_one_line(text: str) -> None:
    told = infer(text, "file name")
    assert told.title
    assert len(told.title) <= 2 * LONGEST_TITLE
    assert told.title == " ".join(told.title.split())


@pytest.mark.parametrize(
    "text",
    [
        "a " * 1_000_000,
        "A" * 1_000_000,
        "(" * 300_000,
        "x, " * 300_000,
        "By A " * 100_000,
        "A B, " * 100_000,
        " \n" * 300_000,
    ],
    ids=lambda text: repr(text[:5]),
)
def test_texts_made_to_be_hard_have_a_title_all_the_same(text: str) -> None:
    assert infer(text, "x").title


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not here")
def test_what_the_seeds_tell() -> None:
    told = [infer(file.read_text("utf-8"), file.stem) for file in sorted(SEEDS.glob("*.txt"))]
    assert [each.outlet for each in told] == ["Reuters", None, None, "The Kyiv Independent", None]
    assert [each.published for each in told] == [None] * 5
    assert [each.language for each in told] == ["en"] * 5
    assert all(20 <= len(each.title) <= 110 for each in told)
