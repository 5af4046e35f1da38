"""One wire story of our own, printed in several forms, beside a rival's own report of the same events."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.origins import origins, shared_passages, sketch
from claims.terms import number, words
from corpus.folder import sample_corpus

WIRE = """ORVELL, Thursday (Northern Wire) - The old Tarn dam above Orvell gave way shortly before dawn on \
Thursday, sending a wall of brown water through the lower town and forcing some 4,200 people from their \
beds.

Rescue crews in flat-bottomed boats had brought 311 residents to the grammar school by noon, the \
county's fire chief, Marta Lindqvist, told reporters at the edge of the market square. Nineteen people \
were being treated for cold and bruises.

"We had eleven minutes from the first siren to the first wave in Mill Lane, and in those eleven minutes \
the wardens knocked on every single door," Lindqvist said.

The dam, an earthen bank finished in 1931, was inspected last spring and given a clean bill of health, \
according to records that the water board published after the collapse. Engineers said the spillway had \
been blocked by timber that three days of rain washed down from a logging site on the Harrow fell.

The logging firm, Brandt and Sons, declined to comment. Its licence was to run out at the end of the \
month.

Trains between Orvell and the coast will not run before Sunday, the railway said, because the embankment \
at Pell Bridge has been washed out over a length of 60 metres."""

CUT = WIRE[: WIRE.index("The logging firm")].strip()

REWORDED = (
    WIRE.replace("gave way shortly before dawn", "collapsed just before dawn")
    .replace("a wall of brown water", "a torrent of brown water")
    .replace("Rescue crews", "Rescuers")
    .replace("was inspected last spring", "had been inspected last spring")
    .replace("declined to comment", "would not comment")
    .replace("will not run before Sunday", "are suspended until Sunday")
)

REPRINTED = (
    "Dam bursts above Orvell\n\nBy Northern Wire\n\n3 min read\n\n"
    + WIRE.replace("ORVELL, Thursday (Northern Wire) - ", "")
    + "\n\nRead more: How the valley was dammed"
)

RIVAL = """Marta Lindqvist has not slept since the sirens went. Standing in mud to her shins outside the butcher's \
on Orvell's market square, the fire chief counts on her fingers: three hundred and eleven people carried \
out by boat, nineteen in the cottage hospital, nobody dead that she knows of.

"We had eleven minutes from the first siren to the first wave in Mill Lane, and in those eleven minutes \
the wardens knocked on every single door," Lindqvist said.

Behind her the lower town is a lake. What stood above it until Thursday morning, a grassy embankment put \
up in the year 1931, is a ragged gap with a stream running through. Tree trunks lie across what is left \
of its overflow channel; people here say that they came from the felling on Harrow, where Brandt and \
Sons have been at work since autumn.

The water board's own file on the dam, made public hours later, has an inspector finding nothing amiss \
as late as April.

No one will be taking a train to the coast this week: at Pell Bridge the track hangs in the air."""


def grouped(*texts: str) -> tuple[tuple[int, ...], ...]:
    return origins([sketch(text) for text in texts])


@pytest.mark.parametrize("form", [CUT, REWORDED, REPRINTED], ids=["cut", "reworded", "reprinted with page furniture"])
def test_a_wire_story_in_another_form_is_one_origin_with_it(form: str) -> None:
    assert grouped(WIRE, form) == ((0, 1),)


def test_a_report_of_its_own_is_another_origin_though_it_quotes_the_same_words() -> None:
    assert grouped(WIRE, RIVAL, CUT, REWORDED, REPRINTED) == ((0, 2, 3, 4), (1,))


def test_copies_that_share_no_paragraph_are_one_origin_through_the_whole() -> None:
    half = WIRE.index("The dam, an earthen bank")
    assert grouped(WIRE[:half], WIRE, WIRE[half:]) == ((0, 1, 2),)


def test_notices_of_one_form_with_other_figures_are_not_copies() -> None:
    notice = (
        "The level of the reservoir at Tarn stood at {} metres on {} morning, the water board said in its daily "
        "notice. Inflow over the past day was {} cubic metres and outflow {} cubic metres. The board said that {} "
        "of the pumps were running and that the next notice would follow in a day."
    )
    monday = notice.format("31.2", "Monday", "4,100", "3,900", "12")
    tuesday = notice.format("30.8", "Tuesday", "3,650", "4,020", "11")
    assert grouped(monday, tuesday) == ((0,), (1,))
    assert grouped(monday, monday) == ((0, 1),)


def test_the_note_that_all_sample_articles_end_with_makes_no_origin() -> None:
    corpus = sample_corpus()
    texts = [article.text for source in corpus.sources() for article in corpus.articles(source)]
    assert len(texts) == 5
    assert grouped(*texts) == ((0,), (1,), (2,), (3,), (4,))
    assert not any("retelling" in p.a.of(a) for a in texts for b in texts if a != b for p in shared_passages(a, b))


def test_many_texts_are_grouped_as_few_are() -> None:
    others = [f"Report number {n}: " + " ".join(f"word{n * 97 + k * 31}x{k}" for k in range(80)) for n in range(120)]
    found = origins([sketch(text) for text in [WIRE, *others, REWORDED, REPRINTED]])
    assert found[0] == (0, 121, 122)
    assert all(len(group) == 1 for group in found[1:])


def test_empty_texts_have_no_origin_in_common() -> None:
    assert grouped("", "", "A word.") == ((0,), (1,), (2,))
    assert origins([]) == ()


def test_shared_passages_quote_both_texts_and_bridge_small_changes() -> None:
    passages = shared_passages(WIRE, REWORDED)
    assert passages
    assert sum(p.words for p in passages) > 180
    first = passages[0]
    assert "forcing some 4,200 people from their beds" in first.a.of(WIRE)
    assert "forcing some 4,200 people from their beds" in first.b.of(REWORDED)
    assert "gave way" in first.a.of(WIRE)
    assert "collapsed" in first.b.of(REWORDED)


def test_independent_reports_share_only_what_they_quote() -> None:
    (quote,) = shared_passages(WIRE, RIVAL)
    assert "eleven minutes" in quote.a.of(WIRE)
    assert quote.a.of(WIRE) == quote.b.of(RIVAL)


def test_a_text_of_one_word_repeated_takes_no_longer_than_others() -> None:
    text = "echo " * 60_000
    assert grouped(text, text) == ((0, 1),)
    assert [p.words for p in shared_passages(text, text)] == [60_000]


@given(
    st.lists(
        st.sampled_from(["dam", "town", "rain", "said", "of", "the", "Orvell", "17", "\n\n", '"', "."]), max_size=80
    )
)
def test_spans_of_passages_stay_inside_their_texts(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for passage in shared_passages(WIRE + text, text + WIRE):
        assert 0 <= passage.a.start < passage.a.end <= len(WIRE + text)
        assert 0 <= passage.b.start < passage.b.end <= len(WIRE + text) + 1


@given(st.permutations(range(5)))
def test_origins_do_not_depend_on_the_order_of_texts(order: list[int]) -> None:
    texts = [WIRE, RIVAL, CUT, REWORDED, REPRINTED]
    found = grouped(*(texts[i] for i in order))
    assert {frozenset(order[i] for i in group) for group in found} == {frozenset({0, 2, 3, 4}), frozenset({1})}


@st.composite
def copies(draw: st.DrawFn) -> str:
    """The wire story as an outlet may print it: cut from its end, words put in for others, paragraphs run together."""
    paragraphs = WIRE.split("\n\n")
    kept = paragraphs[: draw(st.integers(3, len(paragraphs)))]
    printed = draw(st.sampled_from(["\n\n", "\n", " "])).join(kept).split(" ")
    step = draw(st.integers(11, 40))
    for at in range(draw(st.integers(0, step - 1)), len(printed), step):
        if printed[at].isalpha():
            printed[at] = draw(st.sampled_from(["indeed", "local", "yesterday", "many", "reportedly"]))
    head = draw(
        st.sampled_from(["", "Dam bursts above Orvell\n\n", "Valley under water\n\nBy our own correspondent\n\n"])
    )
    return head + " ".join(printed)


@settings(deadline=None)
@given(copies(), copies())
def test_any_two_reworded_and_cut_copies_are_one_origin_and_never_one_with_a_report_of_its_own(a: str, b: str) -> None:
    assert grouped(WIRE, a, RIVAL, b) == ((0, 1, 3), (2,))


@settings(deadline=None)
@given(copies())
def test_a_passage_begins_and_ends_with_words_that_both_texts_have_there(copy: str) -> None:
    found = shared_passages(WIRE, copy)
    assert sum(passage.words for passage in found) >= 40
    for passage in found:
        here = [number(word) for word in words(passage.a.of(WIRE))]
        there = [number(word) for word in words(passage.b.of(copy))]
        assert (here[0], here[-1]) == (there[0], there[-1])
        assert passage.words <= min(len(here), len(there))
    for one, two in pairwise(found):
        assert one.a.end <= two.a.start


REPORTS = {
    "vote": "The council of Marlby voted by nine to four on Monday to close the swimming pool after this season. "
    "Repairs would have cost 2.1 million crowns, the treasurer said, more than the town spends on schools in a year. "
    "Swimmers who had gathered outside the hall booed when the result was read out through an open window.",
    "pool": "There will be no more swimming in Marlby after September. Nine councillors were for shutting the baths on "
    "Monday night and four against, after a debate of three hours. To mend the leaking basin 2.1 million crowns were "
    "needed, and the town, its treasurer told the hall, spends less than that on all of its schools.",
    "strike": "Ferry crews at Hallin walked out on Monday over pay, leaving 600 passengers on the quay overnight. The "
    "union said that it would meet the company again on Wednesday, and that no boat would sail before then. Hotels on "
    "the island opened their dining rooms to people who had nowhere to sleep.",
}


@given(st.lists(st.sampled_from(sorted(REPORTS)), unique=True), st.permutations([WIRE, RIVAL]))
def test_reports_of_several_writers_have_no_origin_in_common(names: list[str], rest: list[str]) -> None:
    texts = [*rest, *(REPORTS[name] for name in names)]
    assert grouped(*texts) == tuple((at,) for at in range(len(texts)))
    for name in names:
        assert not any(shared_passages(REPORTS[name], REPORTS[other]) for other in names if other != name)


def test_short_notices_of_one_form_with_other_figures_are_no_reprints() -> None:
    form = "The harbour office of Lorne put the tide at {} metres on Friday and closed the outer gate for {} hours."
    assert origins([sketch(form.format("3.1", 4)), sketch(form.format("3.4", 6))]) == ((0,), (1,))
    assert origins([sketch(form.format("3.1", 4)), sketch(form.format("3.1", 4) + " It opens again at noon.")]) == (
        (0, 1),
    )


NEGATED = [
    (
        "The Kettle Hill mine will close on Friday, the owner said in a letter to its workers.",
        "The Kettle Hill mine will not close on Friday, the owner said in a letter to its workers.",
    ),
    (
        "The minister signed the fishing treaty in Geneva on Wednesday after two days of talks with the islands.",
        "The minister didn't sign the fishing treaty in Geneva on Wednesday after two days of talks with the islands.",
    ),
    (
        "Norda Foods admitted that it poisoned the wells at Gant after a year of tests in nine villages.",
        "Norda Foods denied that it poisoned the wells at Gant after a year of tests in nine villages.",
    ),
]
NEGATED_ALIKE = [
    (
        "The Kettle Hill mine will not close on Friday, the owner said in a letter to its workers.",
        "The Kettle Hill mine won't close on Friday, the owner said in a letter to its workers.",
    ),
    (
        "The Kettle Hill mine will close on Friday, the owner said in a letter to its workers.",
        "The Kettle Hill mine will close Friday, the owner said in a letter to its workers.",
    ),
    (
        "The Kettle Hill mine will close on Friday, the owner said in a letter to its workers.",
        "The Kettle Hill mine will close on Friday, the owner said in a letter to its workers. The union did not "
        "answer questions, and nobody came to the door of its house in the town on Thursday night or in the morning.",
    ),
]


@pytest.mark.parametrize(("one", "other"), NEGATED)
def test_one_line_with_a_not_is_no_reprint_of_one_without(one: str, other: str) -> None:
    assert grouped(one, other) == ((0,), (1,))


@pytest.mark.parametrize(("one", "other"), NEGATED_ALIKE)
def test_one_line_negated_alike_or_cut_before_the_not_is_a_reprint(one: str, other: str) -> None:
    assert grouped(one, other) == grouped(other, one) == ((0, 1),)
