"""What is no English prose gives no nonsense: code and other languages nothing, tables and lists no claims."""

import pytest

from claims.pipeline import extract

CODE = '''"""Readings of the gauge, as the mayor's office asked for on Monday."""

from dataclasses import dataclass


@dataclass
class Reading:
    """One level in metres, said to be right to 2 centimetres."""

    metres: float
    said: str = "mayor"

    def over(self, limit: float = 4.5) -> bool:
        return self.metres > limit  # 12 people warned of this in 2019


def worst(readings: list[Reading]) -> Reading:
    """The highest of all, which nobody has denied."""
    if not readings:
        raise ValueError("no readings were reported")
    return max(readings, key=lambda reading: reading.metres)
'''
PROSE = "The mayor of Lintal said on Monday that 40 houses had burned and that nobody was hurt in the fire."


def test_code_gives_nothing_even_in_its_comments() -> None:
    found = extract(CODE)
    assert (found.claims, found.figures, found.dates, found.actors) == ((), (), (), ())


def test_prose_beside_code_keeps_its_claims() -> None:
    text = "\n\n".join([PROSE] * 8 + [CODE * 4] + [PROSE] * 8)
    assert sum(c.actor is not None for c in extract(text).claims) >= 14


@pytest.mark.parametrize(
    "text",
    [
        "Wir sahen am Montag 10.000 Soldaten, sagte die Regierung.",
        "Wir haben am Montag 10.000 Boote gesehen, und die Polizei sagte, das sei nicht wenig.",
        "Le maire a déclaré que 12.000 personnes ont été évacuées de la ville.",
        "El alcalde dijo que 3.500 barcos se hundieron en el puerto de la isla.",
    ],
)
def test_another_language_gives_no_figures_and_no_actors(text: str) -> None:
    found = extract(text)
    assert (found.claims, found.figures, found.actors) == ((), (), ())


def test_names_of_another_language_are_no_such_language() -> None:
    text = "Maria de la Cruz and Jan van den Berg said that 40 houses in Rio de la Plata had burned."
    assert [f.value for f in extract(text).figures] == [40]


@pytest.mark.parametrize(
    "text",
    [
        "| Country | Boats said | Loss |\n|---|---|---|\n| Norvia | 1200 | 40 |\n| Lintal | 300 said | 2 |",
        "Country\tBoats said\tLoss\nNorvia\t1200\t40\nLintal\t300 said\t2",
        "name,said,count\nAda,12,40\nBo said,13,50\nCy said,14,60",
    ],
)
def test_rows_of_tables_claim_nothing(text: str) -> None:
    assert extract(text).claims == ()
    assert extract(f"{PROSE}\n\n{text}\n\n{PROSE}").claims[0].actor == "mayor of Lintal"


def test_numbers_with_thousands_make_no_table() -> None:
    text = "The island has 1,250,000 people and 2,500,000 sheep, the mayor of Lintal said."
    assert [c.actor for c in extract(text).claims] == ["mayor of Lintal"]


NAMES = ["Ahmed", "Omar", "Karim", "Hassan", "Layla", "Nadia", "Edward", "Farid", "Leila"]


@pytest.mark.parametrize("joint", [", ", "\n", "; "])
def test_people_called_said_say_nothing(joint: str) -> None:
    assert extract(joint.join(f"{name} Said" for name in NAMES * 4) + ".").claims == ()


def test_a_headline_in_capitals_is_no_list() -> None:
    text = "Mayor Ada Moreau Says Dam Is Safe\n\n" + PROSE
    assert [f.value for f in extract(text).figures] == [40]
    assert any("The mayor of Lintal" in [s.of(text) for s in c.source] for c in extract(text).claims)


def test_control_sequences_of_a_terminal_count_nothing() -> None:
    assert extract("The dam \x1b[31mburst\x1b[0m on Monday, the mayor said. \x1b[1;32mNobody was hurt.").figures == ()
    assert [f.unit for f in extract("The wall [31m high] fell on Monday, the mayor said.").figures] == ["metre"]
