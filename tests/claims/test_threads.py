"""One claim as several articles tell it: members, silence, drift, order, and what never happens."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import Comparison, Thread, compare
from claims.pipeline import extract
from claims.threads.elsewhere import nearest, query_terms, who_else
from corpus.article import Article, Locator, Span

FILLER = {
    "harbour": "The harbour master of Lorne keeps a parrot. His sister paints boats in the winter months.",
    "poet": "The poet Ada Merrow won a prize for her third book. She lives in a lighthouse near Corran Point.",
    "bridge": "Engineers have painted the old bridge green. It was built by prisoners two centuries ago.",
    "choir": "A choir of bakers sang at the market. Its leader, Tomas Quill, hopes to tour the islands.",
}


def article(name: str, text: str, published: date | None = None) -> Article:
    return Article(name, text, name, Locator(f"{name}.txt"), published=published, hash=f"{name}:{text}")


def story() -> list[Article]:
    """Four articles on one landslide: two tolls on one day, one toll later, one that doesn't count."""
    return [
        article(
            "wire",
            "A landslide buried the Dunmore mine on Monday. The landslide at Dunmore killed 18 miners, police said. "
            + FILLER["harbour"],
            date(2021, 5, 4),
        ),
        article(
            "city",
            "Rescuers dug all night at Dunmore. The Dunmore landslide killed 27 miners, according to the union. "
            + FILLER["poet"],
            date(2021, 5, 4),
        ),
        article(
            "late",
            "The Dunmore landslide is now known to have killed 31 miners, officials said. " + FILLER["bridge"],
            date(2021, 5, 9),
        ),
        article("other", FILLER["choir"] + " The valley of Dunmore was closed to traffic.", date(2021, 5, 4)),
    ]


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare(story())


def toll(comparison: Comparison) -> Thread:
    return next(
        t for t in comparison.threads if any("killed" in comparison.words(m.article, m.span) for m in t.members)
    )


def test_each_article_has_its_figure_in_one_thread(compared: Comparison) -> None:
    thread = toll(compared)
    assert [member.article for member in thread.members] == [0, 1, 2]
    assert [compared.words(m.article, m.sentence).split("killed ")[1][:2] for m in thread.members] == ["18", "27", "31"]


def test_counts_of_one_day_differ_and_a_later_one_is_compatible(compared: Comparison) -> None:
    relations = {(pair.a, pair.b): pair.relation for pair in toll(compared).relations}
    assert relations == {(0, 1): "differs", (0, 2): "compatible", (1, 2): "compatible"}


def test_a_cell_opens_the_figure_that_others_give_otherwise(compared: Comparison) -> None:
    thread = toll(compared)
    shown = thread.figure(1)
    assert shown is not None
    assert compared.words(1, shown) == "27"
    assert [thread.state(at) for at in range(4)] == ["differs", "differs", "compatible", "silent"]


def test_the_silent_article_shows_its_nearest_passage(compared: Comparison) -> None:
    (silent,) = toll(compared).silent
    assert silent.article == 3
    assert not silent.unknown
    assert silent.nearest is None or compared.words(3, silent.nearest) in compared.articles[3].text


def test_the_label_is_words_of_a_member_without_its_source(compared: Comparison) -> None:
    label = toll(compared).label
    assert any(label.lower() in compared.words(m.article, m.sentence).lower() for m in toll(compared).members)
    assert "police" not in label
    assert "union" not in label


def test_threads_with_differences_come_first_and_the_widest_spread_before_others(compared: Comparison) -> None:
    gravity = [("contradicts", "differs", "compatible", "agrees").index(t.relation) for t in compared.threads]
    assert gravity[0] == min(gravity)
    assert toll(compared).spread == pytest.approx(31 / 18 - 1, abs=0.01)


BRIDGE = (
    "The Hallin bridge collapsed early on Saturday, killing 14 people.",
    "Fourteen people died when the bridge at Hallin collapsed on Saturday.",
)


@pytest.mark.parametrize(
    ("other", "near"),
    [
        ("Hallin mourns.", "Hallin mourns."),
        ("No trains today. Hallin station closed.", "Hallin station closed."),
        ("A choir sang. Traffic in Hallin was slow on Saturday.", "Traffic in Hallin was slow on Saturday."),
        ("Rain fell all night. The river rose.", None),
    ],
)
def test_a_small_text_shows_its_nearest_passage_too_where_it_has_a_word_in_common(other: str, near: str | None) -> None:
    found = compare([article(name, text) for name, text in zip("abc", (*BRIDGE, other), strict=True)])
    (silent,) = found.threads[0].silent
    assert (silent.nearest and found.words(2, silent.nearest)) == near


BODY = (
    "The Hallin ferry sank early on Saturday after a night of rain. Two lorries and a bus were on it, the fire chief "
    "said. Divers went down at noon and found nobody in the bus.\n\nThe ferry was built in 1961 and was to be sold. "
)


@pytest.mark.parametrize(
    "end",
    [
        "\n\nThe mayor said that the", "\n\nEngineers had warned in", "\n\nThe fire chief said he,",
        "\n\n“We saw it go,” said", "Traffic was sent over the old",
    ],
)  # fmt: skip
def test_an_article_broken_off_in_a_short_last_line_is_unknown(end: str) -> None:
    found = compare([article(name, text) for name, text in zip("abc", (*BRIDGE, BODY + end), strict=True)])
    assert found.threads[0].state(2) == "unknown"


@pytest.mark.parametrize(
    "end",
    [
        "\n\nJane Roe, Hallin",
        "\n\nRead more: How the ferry was built",
        "\n\nNorthern Wire",
        "\n\nTags: ferry, Hallin",
        "",
    ],
)
def test_an_article_that_ends_with_a_signature_or_a_link_is_silent(end: str) -> None:
    found = compare([article(name, text) for name, text in zip("abc", (*BRIDGE, BODY + end), strict=True)])
    assert found.threads[0].state(2) == "silent"


def test_an_article_that_was_cut_short_is_unknown_not_silent() -> None:
    cut = article("cut", "The bakers of Orvell sang on the square. Their leader said that he… [+2310 chars]")
    comparison = compare([*story()[:2], cut])
    (silent,) = toll(comparison).silent
    assert silent.unknown
    assert toll(comparison).state(2) == "unknown"


def test_drift_in_certainty_and_attribution_is_told() -> None:
    plain = article("plain", "Brackwater Oil poisoned the Lorne river with lead. " + FILLER["poet"])
    hedged = article(
        "hedged", "Brackwater Oil may have poisoned the Lorne river with lead, inspectors said. " + FILLER["choir"]
    )
    (thread,) = (t for t in compare([plain, hedged]).threads if "Lorne" in t.label)
    assert {drift.on for drift in thread.drift} == {"certainty", "attribution"}
    assert next(d.detail for d in thread.drift if d.on == "certainty") == "plain / hedged"


def test_a_denial_stands_against_what_others_assert() -> None:
    texts = {
        "witness": "Tarrow has sent soldiers to the Dunmore border, witnesses said. " + FILLER["harbour"],
        "palace": "The palace denied that Tarrow had deployed any troops to the Dunmore border. " + FILLER["choir"],
        "survey": "Satellite pictures show that Tarrow moved troops to the Dunmore border. " + FILLER["poet"],
    }
    comparison = compare([article(name, text) for name, text in texts.items()])
    thread = comparison.threads[0]
    assert thread.relation == "contradicts"
    assert {(p.a, p.b): p.relation for p in thread.relations} == {
        (0, 1): "contradicts",
        (1, 2): "contradicts",
        (0, 2): "agrees",
    }
    assert thread.state(1) == "denied"


def test_counts_of_one_thing_are_followed_through_articles_that_tell_nothing_else_alike() -> None:
    comparison = compare(
        [
            article("may", "Tarrow has massed 3,000 soldiers near Dunmore. " + FILLER["poet"], date(2021, 5, 1)),
            article(
                "june",
                "In a speech on bread prices the minister said 8,000 Tarrow soldiers guard the pass.",
                date(2021, 6, 1),
            ),
            article(
                "july", "The chess club met again. Over 10,000 soldiers from Tarrow now camp there.", date(2021, 7, 1)
            ),
        ]
    )
    thread = next(t for t in comparison.threads if len(t.members) == 3)
    assert thread.relation == "compatible"
    assert {pair.on for pair in thread.relations} == {"figure"}


def test_nothing_depends_on_the_order_of_articles() -> None:
    def told(articles: list[Article]) -> set[tuple[object, ...]]:
        comparison = compare(articles)
        names = [a.id for a in articles]
        return {
            (
                t.id,
                t.label,
                t.relation,
                frozenset((names[m.article], m.span) for m in t.members),
                frozenset(
                    (frozenset((names[t.members[p.a].article], names[t.members[p.b].article])), p.relation, p.on)
                    for p in t.relations
                ),
                frozenset((names[s.article], s.nearest, s.unknown) for s in t.silent),
            )
            for t in comparison.threads
        }

    expected = told(story())
    assert expected
    for order in list(permutations(story()))[1::5]:
        assert told(list(order)) == expected


SENTENCES = (
    "The dam at Orvell burst on Tuesday.",
    "Officials said the Orvell dam had burst.",
    "The flood at Orvell killed 12 people.",
    "At least 15 people died in the Orvell flood, the mayor said.",
    "The mayor denied that the dam had burst.",
    "About 4,000 people fled Orvell.",
    "More than 3,500 residents of Orvell were evacuated.",
    "Is the dam safe?",
    "“We saw the wall break,” a farmer said.",
    "The repair will cost $2.4 million.",
)


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=0, max_size=5), min_size=1, max_size=4))
def test_members_quote_their_article_and_are_related_to_those_of_other_articles_only(texts: list[list[str]]) -> None:
    articles = [article(f"a{at}", " ".join(sentences)) for at, sentences in enumerate(texts)]
    comparison = compare(articles)
    for thread in comparison.threads:
        owners = [member.article for member in thread.members]
        assert len(set(owners)) > 1
        assert len({(member.article, member.sentence) for member in thread.members}) == len(owners)
        assert sorted([*set(owners), *(silent.article for silent in thread.silent)]) == list(range(len(articles)))
        for member in thread.members:
            assert 0 <= member.span.start < member.span.end <= len(articles[member.article].text)
            assert member.sentence.overlaps(member.span)
        for pair in thread.relations:
            assert pair.a < pair.b < len(owners)
            assert owners[pair.a] < owners[pair.b]
            for facet in pair.facets:
                assert facet.a.of(articles[owners[pair.a]].text)
                assert facet.b.of(articles[owners[pair.b]].text)


def test_who_else_says_it_is_ranked_with_relation_and_words() -> None:
    articles = story()
    extractions = {a.id: extract(a.text, a.published) for a in articles}
    at = articles[0].text.index("killed")
    found = who_else(
        articles[0], extractions["wire"], Span(at, at + 6), reversed(articles), lambda a: extractions[a.id]
    )
    assert [(echo.article.id, echo.relation) for echo in found] == [("city", "differs"), ("late", "compatible")]
    assert found[0].detail == "18 / 27"
    assert "27 miners" in found[0].words


def elsewhere(words: str, *texts: str, own: str) -> list[tuple[str, str]]:
    """Relation and words of all that say elsewhere what stands at `words` of a text."""
    articles = [article(f"a{at}", text, date(2021, 5, 4)) for at, text in enumerate((own, *texts))]
    at = own.index(words)
    found = who_else(articles[0], extract(own), Span(at, at + len(words)), articles, lambda a: extract(a.text))
    return [(echo.relation, echo.words) for echo in found]


def test_who_denies_elsewhere_what_is_said_here_contradicts_it_though_in_other_words() -> None:
    said = "The union said that the Corran smelter had poured mercury into the bay of Lorne in spring."
    denied = "The owner of the Corran smelter denied that any mercury was poured into the bay. " + FILLER["harbour"]
    assert [relation for relation, _ in elsewhere("poured mercury", denied, own=said)] == ["contradicts"]
    assert [relation for relation, _ in elsewhere("denied", said, own=denied)] == ["contradicts"]
    assert elsewhere("parrot", said, own=denied) == []


def test_who_counts_the_same_elsewhere_is_found_by_what_is_counted() -> None:
    own = "About 900 evacuees from Dunmore sleep in the gym of the school, teachers said. " + FILLER["choir"]
    other = FILLER["bridge"] + " Over the weekend buses took over 850 evacuees out of Dunmore, the council said."
    found = elsewhere("900", other, own=own)
    assert [relation for relation, _ in found] == ["compatible"]
    assert "850 evacuees" in found[0][1]
    assert elsewhere("choir of bakers", other, own=own) == []


def test_what_is_said_in_the_same_form_of_another_matter_is_no_echo() -> None:
    own = f"The miller expects a charge against earnings. {FILLER['bridge']} {FILLER['choir']}"
    names = [f"{first}{last}" for first in ("Ald", "Bren", "Cast", "Delb") for last in ("wick", "nan", "or", "ey")]
    forms = [
        f"{name} will take a charge against earnings as costs rose. {FILLER['poet']} {FILLER['harbour']}"
        for name in names
    ]
    assert elsewhere("a charge", *forms, own=own) == []
    same = f"A charge against earnings is what the miller expects. {FILLER['bridge']} {FILLER['poet']}"
    assert [words.rstrip(".") for _, words in elsewhere("a charge", *forms, same, own=own)] == [same.partition(".")[0]]


def test_where_nobody_says_it_the_nearest_passage_is_told() -> None:
    articles = story()
    extractions = {a.id: extract(a.text, a.published) for a in articles}
    at = articles[3].text.index("closed to traffic")
    span = Span(at, at + 6)
    assert who_else(articles[3], extractions["other"], span, articles, lambda a: extractions[a.id]) == ()
    found = nearest(articles[3], extractions["other"], span, articles, lambda a: extractions[a.id])
    assert found
    assert found.article.id in ("wire", "city", "late")
    assert "Dunmore" in found.span.of(found.article.text)
    assert nearest(articles[3], extractions["other"], span, [articles[3]], lambda a: extractions[a.id]) is None


def test_an_index_is_asked_for_names_and_rare_words_not_for_figures() -> None:
    wire = story()[0]
    at = wire.text.index("killed")
    terms = query_terms(wire, extract(wire.text), Span(at, at + 6))
    assert {"dunmore", "landslide", "miners"} <= set(terms)
    assert not {"18", "the", "police", "said"} & set(terms)
