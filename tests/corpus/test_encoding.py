"""Bytes to text: the text is what the file says, to the letter, with line ends turned into LF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decode
from corpus.errors import UnreadableError

GERMAN = "Die Behörde erklärte, über tausend Menschen seien über die Brücke nach Köln gekommen.\n"
FRENCH = "Le ministère a déclaré que l’armée était arrivée à Besançon. « Nous attendons », a-t-il ajouté.\n"
POLISH = "Rzecznik powiedział, że żołnierze weszli do miasta; według niego straty są niewielkie.\n"
RUSSIAN = "Министерство сообщило, что войска вошли в город; потери, по словам представителя, невелики.\n"
UKRAINIAN = "Міністерство повідомило, що війська увійшли до міста; за словами речника, втрати незначні.\n"
JAPANESE = "外務省は月曜日、代表団が到着したと発表した。詳細は明らかにしなかった。\n"
KOREAN = "외교부는 월요일에 대표단이 도착했다고 밝혔다. 자세한 내용은 공개하지 않았다.\n"
GREEK = "Το υπουργείο ανακοίνωσε ότι η αντιπροσωπεία έφτασε στην πόλη.\n"
ENGLISH = "The mayor’s office – 40 people – said it would “act”. The café on the square stayed open.\n"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, POLISH, RUSSIAN, JAPANESE, KOREAN, GREEK, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "windows-1252"),
        (GERMAN, "windows-1252"),
        (FRENCH, "windows-1252"),
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "windows-1251"),
        (GREEK, "windows-1253"),
        (JAPANESE, "shift_jis"),
        (KOREAN, "euc-kr"),
    ],
)
def test_encodings_from_before_unicode_are_detected(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.doubt == ""


def test_a_file_pasted_together_from_two_encodings_is_read_whole_and_says_so() -> None:
    decoded = decode(GERMAN.encode() * 2 + "Das Café blieb “offen”.\n".encode("windows-1252"))
    assert decoded.text == GERMAN * 2 + "Das Café blieb “offen”.\n"
    assert "line 3" in decoded.doubt


def test_one_line_of_utf_8_among_older_ones_is_seen_too() -> None:
    older = "Le café fermé rouvre à midi.\nLa mairie a payé l’été.\n".encode("windows-1252")
    decoded = decode("Un été à Lintal.\n".encode() + older)
    assert decoded.text == "Un été à Lintal.\nLe café fermé rouvre à midi.\nLa mairie a payé l’été.\n"
    assert "line 2" in decoded.doubt


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 500, "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        decode(data)


def test_a_stray_nul_stays_in_the_text() -> None:
    assert decode(b"One\x00word of many in a text that is otherwise whole.\n").text.startswith("One\x00word")


def test_utf_16_that_breaks_off_is_read_up_to_there_and_says_so() -> None:
    decoded = decode(ENGLISH.encode("utf-16")[:-1])
    assert decoded.text.startswith(ENGLISH[:-1])
    assert "broken" in decoded.doubt


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")))
def test_text_saved_as_utf_8_comes_back_with_only_its_line_ends_changed(text: str) -> None:
    data = text.encode()
    try:
        decoded = decode(data)
    except UnreadableError:
        return  # nothing but control characters
    if decoded.encoding == "utf-8":
        assert decoded.text == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_without_carriage_returns_or_a_fault_in_one_line(data: bytes) -> None:
    fault, text = "", ""
    try:
        text = decode(data).text
    except UnreadableError as error:
        fault = str(error)
    assert "\n" not in fault
    assert "\r" not in text
    text.encode()
