"""Figures of news sentences: the value, its unit, how it is meant, and what it counts."""

from dataclasses import dataclass

import pytest

from claims.claim import Figure
from claims.figures import figures
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences


@dataclass
class Found:
    """A figure with the words that it quotes."""

    words: str
    figure: Figure

    @property
    def number(self) -> float | tuple[float, float] | None:
        figure = self.figure
        return (figure.low, figure.high) if figure.low is not None and figure.high is not None else figure.value


def found(text: str) -> list[Found]:
    tokens, spans = tokenize(text), sentences(text)
    return [Found(figure.span.of(text), figure) for figure in figures(text, spans, tokens, tag(tokens, spans))]


def only(text: str) -> Found:
    everything = found(text)
    assert len(everything) == 1, [one.words for one in everything]
    return everything[0]


def numbers(text: str) -> list[float | tuple[float, float] | None]:
    return [one.number for one in found(text)]


def units(text: str) -> list[str]:
    return [one.figure.unit for one in found(text)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("412", 412),
        ("twelve", 12),
        ("twenty-one", 21),
        ("two dozen", 24),
        ("a hundred", 100),
        ("two hundred and fifty", 250),
        ("three thousand four hundred", 3400),
        ("one and a half million", 1_500_000),
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("4 hundred", 400),
        ("1.2 million", 1_200_000),
        ("3 bln", 3e9),
        ("5k", 5_000),
        ("2m", 2_000_000),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("12 500", 12_500),
        ("12\u00a0500", 12_500),
        ("10 000", 10_000),
        ("2.5 lakh", 250_000),
        ("12,34,567", 1_234_567),
    ],
)
def test_counts_in_digits_and_words(written: str, value: float) -> None:
    one = only(f"The province needs {written} nurses.")
    assert one.number == pytest.approx(value)
    assert one.figure.unit == "nurse"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5 1/2", 5.5),
        ("1-1/4", 1.25),
        ("3/4", 0.75),
        ("2½", 2.5),
        ("1,25", 1.25),
        (".5", 0.5),
        ("two and a half", 2.5),
        ("1.234,56", 1234.56),
        ("2.5×10^3", 2500),
    ],
)
def test_fractions_and_decimals_of_a_measure(written: str, value: float) -> None:
    one = only(f"The trench is {written} miles long.")
    assert one.number == pytest.approx(value)
    assert one.figure.unit == "mile"


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("a third of", 1 / 3, "% villagers"),
        ("two-thirds of the", 2 / 3, "% villagers"),
        ("three-quarters of", 0.75, "% villagers"),
        ("Half of the", 0.5, "% villagers"),
        ("one in five", 0.2, "% villagers"),
        ("nine out of ten", 0.9, "% villagers"),
    ],
)
def test_shares_have_their_whole_as_unit(written: str, value: float, unit: str) -> None:
    one = only(f"{written} villagers fled.")
    assert one.number == pytest.approx(value)
    assert one.figure.unit == unit


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("$5 million", 5e6, "dollar"),
        ("US$4.46", 4.46, "dollar"),
        ("C$6", 6, "canadian dollar"),
        ("HK$216,925", 216_925, "hong kong dollar"),
        ("€5bn", 5e9, "euro"),
        ("£1,000", 1000, "pound sterling"),
        ("¥500", 500, "japanese yen"),
        ("USD1,700", 1700, "dollar"),
        ("RM3.5mil", 3_500_000, "malaysian ringgit"),
        ("Rs 2,000", 2000, "rupee"),
        ("CHF 300", 300, "swiss franc"),
        ("300 Canadian dollars", 300, "canadian dollar"),
        ("$500 US", 500, "dollar"),
        ("9 billion yuan", 9e9, "chinese yuan"),
        ("20 cents", 20, "cent"),
        ("164p", 164, "penny"),
        ("5.2 mln dlrs", 5_200_000, "dollar"),
        ("two million pounds", 2e6, "pound sterling"),
    ],
)
def test_money_in_many_currencies(written: str, value: float, unit: str) -> None:
    one = only(f"The council paid {written} for it.")
    assert one.number == pytest.approx(value)
    assert (one.words, one.figure.unit) == (written, unit)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("120 km/h", "kilometre per hour"),
        ("70 miles an hour", "mile per hour"),
        ("5 kg per day", "kilogram per day"),
        ("400,000 barrels a day", "barrel per day"),
        ("$60 a barrel", "dollar per barrel"),
        ("63 cents per share", "cent per share"),
        ("30 °C", "celsius"),
        ("12 degrees Fahrenheit", "fahrenheit"),
        ("3,923sq m", "square metre"),
        ("5.5kWh", "kilowatt hour"),
        ("8.9 ksi", "kilopound per square inch"),
        ("15 ppb", "parts-per-billion"),
        ("60 basis points", "basis point"),
        ("1.5 percentage points", "percentage point"),
        ("24pc", "percentage"),
        ("89 per cent", "percentage"),
        ("208 pounds", "pound-mass"),
        ("six weeks", "week"),
        ("352 μm", "micrometre"),
        ("0.03 A/cm2", "ampere per square centimetre"),
        ("40 mg/dL", "milligram per decilitre"),
        ("10 kV/cm", "kilovolt per centimetre"),
        ("9.8 m/s2", "metre per square second"),
        ("300 K", "kelvin"),
        ("25.5″", "inch"),
    ],
)
def test_units_go_by_one_name(written: str, unit: str) -> None:
    one = only(f"It came to {written}.")
    assert (one.words, one.figure.unit) == (written, unit)


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("10,000 to 12,000 tents", 10_000, 12_000, "tent"),
        ("between 5 and 7 percent", 5, 7, "percentage"),
        ("5-7 percent", 5, 7, "percentage"),
        ("5% to 7%", 5, 7, "percentage"),
        ("$3-$5 million", 3e6, 5e6, "dollar"),
        ("$200,000 to $414 million", 200_000, 414e6, "dollar"),
        ("four to five thousand tents", 4000, 5000, "tent"),
        ("from 21 mpg combined to 23", 21, 23, "mile per gallon"),
        ("from 1000 to 2000 tents", 1000, 2000, "tent"),
        ("two or three weeks", 2, 3, "week"),
        ("between $US160 million and $US171 million", 160e6, 171e6, "dollar"),
        ("about $920 to $1730 a week", 920, 1730, "dollar per week"),
        ("33–35 billion euros", 33e9, 35e9, "euro"),
    ],
)
def test_ranges_are_one_figure_with_two_ends(written: str, low: float, high: float, unit: str) -> None:
    one = only(f"They expect {written} this time.")
    assert one.figure.value is None
    assert (one.figure.low, one.figure.high, one.figure.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("hundreds", 100, 1000), ("tens of thousands", 10_000, 100_000), ("several hundred", 200, 1000)],
)
def test_vague_numbers_are_ranges(written: str, low: float, high: float) -> None:
    one = only(f"The storm left {written} of homes without power.")
    assert (one.figure.low, one.figure.high) == (low, high)


@pytest.mark.parametrize(
    ("bound", "change"),
    [
        ("over 400", ">"),
        ("more than 400", ">"),
        ("at least 400", ">"),
        ("no fewer than 400", ">"),
        ("upwards of 400", ">"),
        ("400+", ">"),
        ("up to 400", "<"),
        ("as many as 400", "<"),
        ("fewer than 400", "<"),
        ("no more than 400", "<"),
        ("at most 400", "<"),
        ("about 400", "~"),
        ("nearly 400", "~"),
        ("some 400", "~"),
        ("an estimated 400", "~"),
        ("roughly 400", "~"),
        ("400", "="),
    ],
)
def test_bounds_and_approximations_belong_to_the_figure(bound: str, change: str) -> None:
    one = only(f"The camp holds {bound} families.")
    assert (one.words, one.number, one.figure.change) == (bound, 400, change)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Rents rose 5 percent to 900 euros.", ["up", "="]),
        ("Rents fell by 3%.", ["down"]),
        ("Rents were up 4.2 %.", ["up"]),
        ("Rents were down 3%.", ["down"]),
        ("The bakery cut its prices by 10 percent.", ["down"]),
        ("The bakery raised pay by 2 euros.", ["up"]),
        ("The tin price slipped 0.4%, or 12 cents.", ["down", "down"]),
        ("Shares closed up 1-1/4.", ["up"]),
        ("The index was at -1.3%.", ["down"]),
        ("The mill reported a 19% drop.", ["="]),
        ("Rents rose to 900 euros from 850 euros.", ["=", "="]),
        ("The keeper lost five games.", ["="]),
        ("It lost more than 60% of its value.", [">"]),
        ("The bridge is under 296 m (971 ft) long.", ["<", "<"]),
        ("It takes 20 minutes or more.", [">"]),
    ],
)
def test_rises_and_falls(text: str, changes: list[str]) -> None:
    assert [one.figure.change for one in found(text)] == changes


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 33-year-old baker was hurt.", [33]),
        ("Her son, aged 10, was rescued.", [10]),
        ("Ann Fox, 52, said so.", [52]),
        ("She has two sons and the older, who is 12, plays.", [2, 12]),
        ("Mr. Lund, now 77, agreed.", [77]),
        ("He was elected at the age of 30.", [30]),
        ("The 4-month-old calf is well.", [4]),
    ],
)
def test_ages(text: str, ages: list[float]) -> None:
    assert numbers(text) == ages
    assert units(text)[-1].endswith("of age")


def test_a_score_keeps_its_order() -> None:
    one = only("Leeds won 3-1 on Sunday.")
    assert (one.figure.low, one.figure.high) == (3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 5 May 2021 and closed in 2019.",
        "She left on Jan. 24, or January 25, at 10:30 a.m.",
        "They met at 2 p.m. on Friday, at 0401 GMT and at 9.30am.",
        "See page 3, section 12, Article 5 and row 21.",
        "The 787 Dreamliner, an F-16, a Boeing 737, the iPhone 14 and the A320 flew.",
        "The S&P 500, the Nasdaq 100 and the G20 were quiet.",
        "Call +1 212 555 0100, 555-0199 or 0800 123 456.",
        "It finished 4th on the 2nd floor in the 20th century.",
        "The 1990s ended; so did the '80s.",
        "COVID-19 and No. 10 were on Channel 4.",
        "Results for 12/05/2020 and 2014-15 and 2020-05-12.",
        "Since 9/11 they are open 24/7.",
        "The first half was dull, the second better.",
        "No one knew which one it was.",
        "He called 911.",
        "Der Umsatz stieg auf 12,4 Milliarden.",
        "It runs from March 31-April 4.",
        "They reached the Final Four again.",
        "The address is 10.0.0.1 and the file v1.2.3.",
    ],
)
def test_dates_names_labels_and_codes_are_left_alone(text: str) -> None:
    assert [one.words for one in found(text)] == []


def test_lines_of_wire_copy_end_anywhere() -> None:
    text = "It paid 2.5\n    billion dlrs for 11.1 mln\npounds of flour at 40 dlrs\na barrel."
    assert [(one.number, one.figure.unit) for one in found(text)] == [
        (2.5e9, "dollar"),
        (11_100_000, "pound-mass"),
        (40, "dollar per barrel"),
    ]


def test_a_table_of_results_counts_no_versus() -> None:
    text = "Shr 14 cts vs loss four cts. Net 311,994 vs 66,858."
    assert units(text) == ["cent", "cent", "-", "-"]


def test_a_currency_of_many_nations_is_no_ones_in_particular() -> None:
    assert units("It cost 300 crowns, or 40 Danish crowns, or 9 pesos.") == ["crown", "danish krone", "peso"]


def test_a_ratio_in_words_gives_each_of_its_numbers() -> None:
    text = "Each unit sent one interpreter and three officers for every 30 troops."
    assert numbers(text) == [1, 3, 30]
    assert units(text) == ["interpreter", "officer", "troop"]


def test_letters_behind_a_number_are_not_always_units() -> None:
    assert units("She saw 5 TV shows in 2 T shirts.") == ["tv show", "t shirt"]


def test_one_is_a_figure_where_it_counts() -> None:
    assert numbers("One neighbour said one day it would end, one way or another.") == []
    assert numbers("It is one of the oldest mills.") == [1]
    assert numbers("One neighbour was hurt, and two fled.") == [1, 2]


def test_a_measure_in_two_units_is_one_figure() -> None:
    for written in ("5 feet 6 inches", "5ft 6in", "5-foot-6", "5'6\""):
        one = only(f"She is {written} tall.")
        assert (one.words, one.number, one.figure.unit) == (written, 5.5, "foot")


def test_a_rate_takes_the_noun_said_before() -> None:
    text = "We had 22 burglaries, against an average of 20 per week."
    assert units(text) == ["burglary", "burglary per week"]


def test_a_number_like_a_measure_before_it_takes_its_unit() -> None:
    assert units("Flax went at 61.20 cents in Orlin, and hemp at 58.35.") == ["cent", "cent"]


def test_an_index_level_takes_its_points_from_the_move() -> None:
    assert units("The Orlin index fell by 31.4 points to 2,208.9.") == ["point", "point"]


def test_what_is_said_in_brackets_is_about_the_same() -> None:
    first, second = found("The shares are worth 9 billion yuan ($1.3 billion).")
    assert first.figure.counted == second.figure.counted == "shares"


def test_a_text_without_numbers_has_no_figures() -> None:
    assert found("Nothing was counted.") == []
    assert found("") == []
