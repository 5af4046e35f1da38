"""Whether an article is there as a whole, so that what it doesn't say can be called silence."""

import re

from corpus.article import Article

SHORTEST = 200
"""Characters of a text that may be cut short: an item of one line needs no end."""
_CUT = re.compile(
    r"(?:\.\.\.|…|\[\+?\d+ (?:chars|characters|words)\]|\(?(?:continue|continued|keep) reading\)?"
    r"|read (?:more(?!:)|the (?:full|whole|rest)).{0,40}"
    r"|subscribe(?:rs)? .{0,60}|to continue .{0,60}|(?:sign|log) in .{0,40})\W*$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:^|\W)(?:a|an|the|of|in|at|to|by|for|with|from|and|or|but|that|which|who|whose|as|than|if|when|while|because|his"
    r"|her|its|their|our|is|are|was|were|has|have|had|be|been|will|would|could|may|might|must|into|after|between|against"
    r"|[”\"] (?:said|says))[\"”’)]*$|,[\"”’)]*$",
    re.IGNORECASE,
)
"""A line that ends so was broken off, however short it is: no signature and no link ends with a comma or an article."""
_ENDED = re.compile(r"[.!?。！？؟।][\"'”’»)\]*_]*$")


def whole(article: Article) -> bool:
    """Whether the text seems to be all of the article: not empty, not broken off, not behind a wall."""
    text = article.text.rstrip()
    if not text:
        return False
    last = text[-400:].rsplit("\n", 1)[-1]
    if _CUT.search(text[-120:]) or _UNFINISHED.search(last):
        return False
    # A last line of many words that just stops was cut; a short one is a signature or a link of the page.
    return len(text) < SHORTEST or len(last.split()) < 12 or bool(_ENDED.search(last))
