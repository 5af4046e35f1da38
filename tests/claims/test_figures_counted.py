"""What a figure counts: the thing itself, without who tells of it, where or when."""

import pytest

from tests.claims.test_figures import found, only, units


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The harbour office says 30 flood victims among the rescued.", "flood victims"),
        ("The coast guard said it had saved 50 fishermen off Cape Wren.", "fishermen"),
        ("Rangers reported that they had counted 60 grey seals.", "grey seals"),
        ("Ford has 13,000 workers in Kent.", "workers, ford"),
        ("The village boasts a fleet of 40 boats.", "boats, fleet"),
        ("The number of stranded miners could reach up to 12,000.", "stranded miners"),
        ("Each group of 30 hikers set off.", "hikers"),
        ("A total of 200 casualties were counted.", "casualties"),
    ],
)
def test_what_is_counted_has_no_teller_and_no_place(text: str, counted: str) -> None:
    assert only(text).figure.counted == counted


def test_what_stands_beside_counted_things_is_not_its_holder() -> None:
    nurses = found("The log says that each team of 30 miners was joined by two nurses.")[1]
    assert nurses.figure.counted == "nurses"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Polls take place every four years.", "polls"),
        ("Norvia will sign within six weeks.", "-"),
        ("The repair will take six weeks.", "repair"),
    ],
)
def test_a_length_of_time_belongs_to_what_lasts(text: str, counted: str) -> None:
    assert only(text).figure.counted == counted


@pytest.mark.parametrize(
    ("text", "change", "ends"),
    [
        ("At least 20 to 30 percent of the crop was lost.", ">", (20, 30)),
        ("Up to 200 to 300 boats were lost.", "<", (200, 300)),
        ("About 20 to 30 boats were lost.", "~", (20, 30)),
        ("Between 20 and 30 boats were lost.", "=", (20, 30)),
        ("The range grew from up to 250 miles to 290 miles.", "=", (250, 290)),
    ],
)
def test_a_range_keeps_its_bound(text: str, change: str, ends: tuple[float, float]) -> None:
    one = only(text)
    assert (one.figure.change, one.number) == (change, ends)


def test_what_is_off_by_so_much_fell() -> None:
    assert only("Demand was off 7.9 percent in the period.").figure.change == "down"
    assert only("The coast guard sailed off 12 islands.").figure.change == "="


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Pyongyang sent 1,500 elite mountain troops.", "elite mountain troops"),
        ("They hired 400 old and new members.", "old and new members"),
        ("The shelling killed 50 soldiers and injured 47 more.", "soldiers"),
        ("At least 12 miners were killed. Three were missing.", "miners"),
        ("The toll stood at 47.", "toll"),
        ("Zinc futures jumped 8.5%.", "zinc futures"),
        ("Revenue in the quarter rose to $7 billion.", "revenue"),
        ("The regulator imposed a fine of $3 million.", "fine"),
        ("He bought 70 kg of copper.", "copper"),
        ("The firm posted a 7% profit increase.", "profit increase"),
        ("The length of the new bridge is 1,300 meters.", "length of new bridge"),
        ("The ticket cost 40 euros.", "ticket"),
        ("The harvest came to 155,221 bags of 60 kilos.", "bags"),
        ("Turnout was 61.5%.", "turnout"),
        ("She spent $12,000 for a new roof.", "new roof"),
        ("The spill caused $5 million in damages.", "damages"),
        ("The budget was $640 million. It climbed to $1.6 billion.", "budget"),
    ],
)
def test_what_is_counted_is_named(text: str, counted: str) -> None:
    named = found(text)[-1] if "bags" not in text else found(text)[0]
    assert counted in named.figure.counted.split(", ")


def test_a_noun_is_counted_in_the_singular_as_unit() -> None:
    assert units("Six women, two countries, nine viruses and ten boxes.") == ["woman", "country", "virus", "box"]
