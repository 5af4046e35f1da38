"""Words that say what stance a statement takes and how sure it is, each set with the reason for its edges."""

from typing import Literal

from claims.wordlists import words_of

Sense = Literal["denies", "questions", "asks", "intends", "confirmed", "modal", "hedges", "doubtful", "unverified"]
"""What a word does: `asks` is a question or a request, as what follows it says; `modal`, `hedges` and `doubtful` make a
statement hedged, as a modal verb, a verb or adverb, or an adjective that must stand before the very thing claimed."""


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb: deny, denies, denied, denying."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


# `decline`, `refuse to comment` deny nothing; nor does `condemn`, which grants that the thing is so.
_DENIES = "deny reject refute dismiss dispute rebut disavow repudiate contradict debunk discredit disprove"
_DENIES_FORMS = "rebutted rebutting denial denials rejection rebuttal"
_QUESTIONS = "question doubt wonder query mistrust"
_QUESTIONS_FORMS = "doubtful skeptical sceptical skepticism scepticism unsure uncertain unclear puzzled"
_ASKS = "ask"
# What one means to do or have others do. `Expect` is a forecast, `agree` and `offer` intend only before `to`.
_INTENDS = """
    plan vow pledge promise intend aim threaten want seek urge demand order request propose recommend advise
    advocate appeal encourage consider prepare schedule envisage contemplate pursue undertake resolve mull
    aspire plot instruct
"""
_INTENDS_FORMS = """
    planned planning plotted plotting sought swore sworn weighing intention intentions ambition ambitions
    determined calls urging committed commits willing
"""
INTENDS_BEFORE_TO = words_of(
    """
    agree agrees agreed agreeing offer offers offered offering decide decides decided deciding try tries tried
    trying hope hopes hoped hoping set due ready going about poised bound gearing about supposed need needs keen
    eager order orders ordered request requests requested prepare prepares prepared preparing schedule scheduled
    commit committed commits fight fights gear gears work works working worked willing
    """
)
"""These intend only with `to` and a verb behind them."""
CALLS = frozenset(("call", "calls", "called", "calling", "press", "pressed", "pressing", "push", "pushed", "pushing"))
"""These only before `for`, `on` and `upon`."""
# `Acknowledge`, `admit`, `concede` say that the source has no interest in saying so.
_CONFIRMED = "confirm verify acknowledge corroborate authenticate substantiate concede"
_CONFIRMED_FORMS = (
    "admit admits admitted admitting confirmation acknowledgment acknowledgement verification corroboration"
)
CHECKS = frozenset(("confirmation", "verification", "corroboration"))
LACKS = words_of("without no lacks lacked lacking lack pending awaits awaiting awaited absent")
"""Before one of `CHECKS` they say that there is none yet: `without official verification`."""
_MODAL = "may might could"
# `Claim` distances the writer and yet is the plain word of many newsrooms; it is no hedge here, `allege` is.
_HEDGES = """
    suggest believe appear seem allege speculate suspect presume estimate expect predict forecast fear assume
    guess imagine reckon anticipate
"""
_HEDGES_FORMS = """
    think thinks thought thinking foresee foresees foresaw foreseen rumored rumoured purported purport purports
    reportedly allegedly apparently purportedly supposedly seemingly possibly perhaps probably presumably maybe
    likely unlikely potentially conceivably ostensibly evidently rumor rumors rumour rumours speculation
    allegation allegations suspicion suspicions tentatively preliminarily hypothetically arguably estimation
"""
_DOUBTFUL = "alleged suspected apparent possible potential presumed supposed purported so-called preliminary tentative"
_UNVERIFIED = "unverified unconfirmed uncorroborated unsubstantiated unproven unproved unauthenticated"


def _senses() -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    rows: tuple[tuple[Sense, str, str], ...] = (
        ("doubtful", "", _DOUBTFUL),
        ("hedges", _HEDGES, _HEDGES_FORMS),
        ("modal", "", _MODAL),
        ("intends", _INTENDS, _INTENDS_FORMS),
        ("questions", _QUESTIONS, _QUESTIONS_FORMS),
        ("asks", _ASKS, ""),
        ("confirmed", _CONFIRMED, _CONFIRMED_FORMS),
        ("denies", _DENIES, _DENIES_FORMS),
        ("unverified", "", _UNVERIFIED),
    )
    for sense, verbs, forms in rows:
        for verb in verbs.split():
            found.update(dict.fromkeys(inflected(verb), sense))
        found.update(dict.fromkeys(forms.split(), sense))
    found.update(dict.fromkeys(INTENDS_BEFORE_TO - found.keys(), "intends"))
    found.update(dict.fromkeys(CALLS, "intends"))
    return found


SENSES = _senses()
"""A word in lower case, to what it does."""

NEGATIONS = frozenset(
    ("not", "n't", "n’t", "never", "no", "neither", "nor", "cannot", "without", "nobody", "none", "hardly")
)
NEGATING_VERBS = words_of(
    """
    declined declines decline refused refuses refuse failed fails fail unable yet hard difficult impossible
    stopped
    """
)
"""Before `to` they turn the verb after it: `declined to confirm`, `hard to verify`."""

# What a following sentence calls the statement that it could not check.
STATEMENTS = words_of(
    """
    claim claims figure figures number numbers report reports account accounts statement statements allegation
    allegations information video videos footage image images photo photos photograph photographs toll tolls
    call calls recording recordings audio authenticity veracity assertion assertions data details story stories
    tally count counts contents it this
    """
)
# What is said to be no truth in it: a denial, whatever the cue.
UNTRUE = words_of(
    """
    untrue false baseless groundless fake lie lies fabricated fabrication nonsense hoax unfounded
    """
)
SUBORDINATE = words_of("if when while although though as after before because since once unless until despite")
"""A statement that begins so has its main clause behind a comma."""
# Words at which the main clause of a statement ends: what is hedged behind them is another matter.
CLAUSE_ENDS = words_of(
    """
    who which whose whom because although though while whereas unless until after before if since so but ; : — –
    """
)
