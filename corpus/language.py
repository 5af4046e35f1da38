"""The language of a text, told cheaply from its script and its commonest words."""

import re

SAMPLE = 1500
"""Characters that are looked at."""

_WORDS = {
    "en": "the of and to in a that is for on with as was he it by at from said his are be has have not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden sie hat",
    "fr": "le la les de des et à en du un une que qui est dans pour sur au par plus pas avec ce il sont ont a été",
    "es": "el la de que y en los del se las por un para con una su al lo como más pero sus fue ha está este",
    "it": "il di che e la in un per è una del non sono con da si al le ha della dei nel anche gli come",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das são",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar uit heeft maar",
    "pl": "w i na z się że do nie to jest o za po przez od dla oraz jak był który ale ze są przy",
    "sv": "och att det i som en på är av för med den till inte har de ett om han var men sig från vi så",
    "tr": "ve bir bu da de için ile olarak çok daha olan ne gibi kadar sonra var ama her o dedi",
}
_LISTS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[\u067e\u0686\u06af\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[ыэъёЫЭЪЁ]")),
)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where too few words tell."""
    sample = text[:SAMPLE]
    if sample.isascii() or _latin(sample):
        words = sample.lower().split()
        if sum(map(_LISTS["en"].__contains__, words)) > 0.22 * len(words) + 2:
            return "en"  # no other language of the list comes near; half the time of asking all
        scores = {language: sum(map(listed.__contains__, words)) for language, listed in _LISTS.items()}
        best = max(scores, key=scores.__getitem__)
        second = max(score for language, score in scores.items() if language != best)
        return best if scores[best] >= 3 and scores[best] >= 0.12 * len(words) and scores[best] > second else None
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        share = 0.02 if language in ("ja", "fa", "uk", "ru") else 0.3
        if len(script.findall(sample)) > share * letters:
            return language
    return None


def _latin(sample: str) -> bool:
    """Whether few letters are of another script than the Latin one, whose blocks end before U+0250."""
    return 4 * len(_OTHER_SCRIPT.findall(sample)) < len(sample)
