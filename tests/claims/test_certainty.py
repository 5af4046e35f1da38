"""What a statement's words say of its stance and certainty, and which words they are."""

import pytest

from claims.certainty.judge import Judge, Judgement
from claims.frame import frame
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.article import Span
from corpus.sentences import sentences


def judged(marked: str) -> tuple[Judgement, list[str]]:
    """The judgement of a statement marked `[source] <cue> {content}`, and the words that made it."""
    text = marked.translate(str.maketrans("", "", "[]<>{}"))
    parts: dict[str, list[Span]] = {"[": [], "<": [], "{": []}
    at, start = 0, 0
    for letter in marked:
        if letter in parts:
            start = at
        elif letter in "]>}":
            parts[{"]": "[", ">": "<", "}": "{"}[letter]].append(Span(start, at))
        else:
            at += 1
    lines, tokens = sentences(text), tokenize(text)
    judge = Judge(frame(text, lines, tokens, tag(tokens, lines)))
    if parts["["] or parts["<"]:
        found = judge.attributed(parts["["], parts["<"], parts["{"])
    else:
        found = judge.own(parts["{"][0])
    return found, [span.of(text) for span in found.reasons]


@pytest.mark.parametrize(
    ("marked", "stance", "reason"),
    [
        ("[The mayor] <denied> {the report}.", "denies", "denied"),
        ("[The mayor] <rejected> {the claim}.", "denies", "rejected"),
        ("[The mayor] <said> {there was no evidence of fraud}.", "denies", "no evidence"),
        ("[The mayor] <said> {she never signed it}.", "denies", "never"),
        ("[The mayor] <said> {the report was false}.", "denies", "false"),
        ("[She] <asked> {whether the bridge was safe}.", "questions", "asked"),
        ("[Experts] <doubt> {that it will hold}.", "questions", "doubt"),
        ("[Experts] <are skeptical about> {the plan}.", "questions", "skeptical"),
        ("“{Who paid for it?}” [she] <said>.", "questions", "?"),
        ("[The firm] <plans> {to build a dam}.", "intends", "plans"),
        ("[She] <vowed> {to resign}.", "intends", "vowed"),
        ("[The union] <called for> {a strike}.", "intends", "called"),
        ("[She] <asked> {for more time}.", "intends", "asked"),
        ("[The board] <is considering> {a ban}.", "intends", "considering"),
        ("[The firm] <said> {it will pay the fine}.", "intends", "will"),
    ],
)
def test_the_words_of_a_statement_tell_its_stance(marked: str, stance: str, reason: str) -> None:
    found, reasons = judged(marked)
    assert (found.stance, reason in reasons) == (stance, True)


@pytest.mark.parametrize(
    "marked",
    [
        "[The mayor] <said> {no one was hurt}.",
        "[The mayor] <said> {the town should never forget}.",
        "[The mayor] <called> {the dam a danger}.",
        "[The mayor] <agreed> {that the dam is old}.",
        "[The mayor] <said> {the firm will pay}.",
        "[The mayor] <ruled> {on the plan}.",
    ],
)
def test_what_denies_nothing_and_intends_nothing_asserts(marked: str) -> None:
    assert judged(marked)[0].stance == "asserts"


@pytest.mark.parametrize(
    ("marked", "certainty", "reason"),
    [
        ("[The mayor] <did not deny> {the report}.", "plain", "did not deny"),
        ("[Norvia] <has not refuted> {that boats sank}.", "plain", "has not refuted"),
        ("[The mayor] <did not confirm> {the report}.", "unverified", "did not confirm"),
        ("[The mayor] <declined to confirm> {the report}.", "unverified", "declined to confirm"),
        ("[The mayor] <would neither confirm nor deny> {the report}.", "unverified", "neither confirm nor deny"),
        ("[The mayor] would neither confirm nor <deny> {the report}.", "unverified", "neither confirm nor deny"),
    ],
)
def test_who_does_not_deny_leaves_the_matter_open(marked: str, certainty: str, reason: str) -> None:
    found, reasons = judged(marked)
    assert (found.stance, found.certainty, reason in reasons) == ("questions", certainty, True)


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        (
            "[A blog] <said> {40 boats sank, a figure without official verification so far}.",
            "without official verification",
        ),
        (
            "[A blog] <said> {40 boats sank, a toll that lacks any independent confirmation}.",
            "lacks any independent confirmation",
        ),
        ("[A blog] <said> {40 boats sank, a number not independently verified}.", "not independently verified"),
        ("[A blog] <said> {40 boats sank, an unconfirmed figure}.", "unconfirmed"),
        ("{Forty boats sank on Friday, though there is no official confirmation.}", "no official confirmation"),
    ],
)
def test_words_behind_a_statement_may_say_that_nobody_checked_it(marked: str, reason: str) -> None:
    found, reasons = judged(marked)
    assert (found.certainty, reasons) == ("unverified", [reason])


def test_the_main_clause_may_be_behind_the_cue() -> None:
    found, reasons = judged("{By next Friday already}, [he] <warned>, {divers might find more boats}.")
    assert (found.certainty, reasons) == ("hedged", ["might"])


def test_the_main_clause_is_behind_what_leads_in() -> None:
    found, reasons = judged("[He] <said> {when crews return to the old valley, the divers might find more boats}.")
    assert (found.certainty, reasons) == ("hedged", ["might"])
    found, _ = judged("[He] <said> {as the dam may have leaked, the town was emptied}.")
    assert found.certainty == "plain"


@pytest.mark.parametrize(
    ("marked", "certainty", "reason"),
    [
        ("[The mayor] <confirmed> {that the dam broke}.", "confirmed", "confirmed"),
        ("[The firm] <acknowledged> {a leak}.", "confirmed", "acknowledged"),
        ("[Data] <suggest> {that the dam leaks}.", "hedged", "suggest"),
        ("[The mayor] <said> {the dam may break}.", "hedged", "may"),
        ("[The mayor] <said> {the dam was likely to break}.", "hedged", "likely"),
        ("{The dam} <is believed> {to be unsafe}.", "hedged", "believed"),
        ("{The firm has reportedly paid a fine of $5}.", "hedged", "reportedly"),
        ("[The mayor] <alleged> {a fraud}.", "hedged", "alleged"),
        ("[Reporters] <could not verify> {the claim}.", "unverified", "could not verify"),
        ("[Unconfirmed reports] <said> {the dam broke}.", "unverified", "Unconfirmed"),
        ("{The toll} <has not been officially confirmed>.", "unverified", "has not been officially confirmed"),
        ("[The ministry] <refused to confirm> {the toll}.", "unverified", "refused to confirm"),
    ],
)
def test_the_words_of_a_statement_tell_its_certainty(marked: str, certainty: str, reason: str) -> None:
    found, reasons = judged(marked)
    assert (found.certainty, reasons) == (certainty, [reason])


@pytest.mark.parametrize(
    "marked",
    [
        "[The mayor] <said> {the dam broke}.",
        "[The mayor] <claims> {the dam broke}.",
        "[The mayor] <said> {the dam, which may be mended, broke}.",
        "[The mayor] <said in May> {that the dam broke}.",
        "[The mayor] <said> {they could not see the dam}.",
        "[The mayor] <said> {the plan passed without official opposition}.",
        "[The mayor] <said> {the dam broke, and any confirmation of guests goes to the clerk}.",
        "{The dam broke on Friday}.",
    ],
)
def test_a_statement_without_such_words_is_plain(marked: str) -> None:
    assert judged(marked)[0].certainty == "plain"


@pytest.mark.parametrize(
    "doubt",
    [
        "However, this figure has not been verified.",
        "The claim could not be independently verified.",
        "The number remains unconfirmed.",
        "It was not possible to verify the report.",
    ],
)
def test_the_next_sentence_may_say_that_nobody_could_check(doubt: str) -> None:
    found, reasons = judged("[Villagers] <said> {40 houses fell}. " + doubt)
    assert found.certainty == "unverified"
    assert len(reasons) == 1


def test_the_next_sentence_may_speak_of_something_else() -> None:
    found, _ = judged("[Villagers] <said> {40 houses fell}. A court later confirmed the sale of land.")
    assert found.certainty == "plain"


def test_the_article_itself_may_ask() -> None:
    assert judged("{Will the dam hold until Friday?}")[0].stance == "questions"
