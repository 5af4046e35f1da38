"""What web pages print around an article: labels, and the first words of lines that are no part of it."""

import re


def _lines(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.split("|"))


LABELS = _lines("""
    ad feedback | advertisement | advertisement - scroll to continue | advertisements | after newsletter promotion |
    anzeige | article continues below | article continues below advertisement | article image | author | avatar | back
    to top | be the first to comment | close | comments | comments are closed | continue reading | continue reading
    the main story | copy link | email | end | end of list | facebook | feature image | featured image | follow us |
    getty images | hide caption | image | image caption | image credit | image source | last updated | leave a comment
    | link copied | listen | listen to this article | listen to this story | loading | log in | login | media caption
    | menu | newsletter | next article | play video | post a comment | previous article | print | print this article |
    promoted | publicidad | publicité | published | purchase licensing rights | read full article | read full story |
    read more | read the full article | read the full story | report an error | reuse this content | save | scroll
    down for video | scroll to continue | share | share article | share on facebook | share on twitter | share on
    whatsapp | share this | share this article | share this page | share this story | show caption | show comments |
    show less | sign in | sign up | sign up here | skip advertisement | skip past newsletter promotion | skip to
    content | skip to main content | sponsored | sponsored content | staff and agencies | story continues below |
    story continues below advertisement | subscribe | subscribe now | suggested topics | toggle caption | tweet |
    updated | video ad feedback | view comments | view image in fullscreen | watch | whatsapp | write a comment |
    реклама
""")
"""A line of its own that holds no more than this (in lower case, without marks around it)."""

FEEDS = _lines("""
    also in this section | don't miss | editor's picks | editors' picks | explore more | explore more on these topics
    | from around the web | in other news | keep reading | latest | latest news | latest stories | mehr zum thema |
    more from the section | more from us | more headlines | more like this | more news | more on this | more on this
    story | more on this topic | more stories | most popular | most read | most viewed | must read | news feed |
    newsfeed | read next | recommended | recommended for you | recommended reading | recommended stories | related |
    related articles | related content | related coverage | related links | related news | related posts | related
    stories | related topics | related video | related videos | see all topics | top news | top stories | trending |
    trending now | up next | what to read next | you may also like | you might also like | you might like
""")
"""A label over teasers of other articles."""

LAST_LABELS = _lines("""
    load more | more | see more | see all | show more | view all | view more
""")
"""A label under such teasers."""

PORTRAITS = _lines("""
    avatar | author | about the author | about the authors | author image | author photo | profile picture
""")
"""A label beside an author's name and life."""

AGENCIES = (
    r"AFP|AP|EPA|EFE|ANP|DPA|dpa|TASS|Reuters|REUTERS|Getty|GETTY|Shutterstock|Alamy|Bloomberg|Xinhua|Anadolu|Ukrinform"
    r"|Unsplash|Wikimedia|iStock|Sipa|Zuma|ZUMA|UPI|PA|NurPhoto|Magnum|Keystone|Belga|Kyodo|Yonhap"
)

_DATE_WORD = (
    r"(?:\d[\d:./]*(?:st|nd|rd|th|am|pm)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\.?"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?|a\.?m\.?|p\.?m\.?|at|on|ago|hours?|minutes?|mins?|days?"
    r"|today|yesterday|(?-i:[A-Z]{2,4}))"
)

TEASER = re.compile(
    r"(?:lesen sie auch|lire aussi|à lire aussi|lea también|читайте також|читайте также|читай также"
    r"|(?:also |now )?read(?: more| also| next| on)?|more|see also|see more|related(?: \w+)?"
    r"|watch(?: now| live| more)?|listen(?: now)?|don['’]t miss"
    r"|up next|recommended|editor['’]s pick|read the full \w+)\s?[:|»>›→]\s?\S",
    re.IGNORECASE,
)
"""A line that points to another page; its colon is what tells it from a sentence."""

CREDIT = re.compile(
    r"(?:(?:contributed|reported|written|edited|compiled|produced|posted|translated) by:? [^.!?]{2,100}\.?"
    r"|\(?(?:additional )?(?:reporting|editing|writing|translation|graphics?)(?: in [^.!?]{2,40})? by:? "
    r"(?-i:[A-Z])[\w.'’-]*.{1,240}"
    r"|(?:source|via|with inputs? from|authors?|photos?|photograph|photography|pictures?|images?|video|credit"
    r"|(?:image|photo|picture|video) (?:credit|source|courtesy)|featured image)(?: by)?\s?: .{2,160}"
    r"|(?:image|media|video) (?:source|caption|credit|copyright),? \S.{2,200}"
    r"|(?:tags?|topics|keywords|filed under|our standards|фото|джерело|источник)\s?: .{2,160}"
    r"|(?:AP Photo|Reuters|AFP|Getty Images)\s?/\s?[A-Z].{2,60}"
    rf"|[\w.'’ -]{{2,40}}\s?/\s?(?:{AGENCIES})(?: (?:via|Images).{{0,30}})?"
    r"|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,40}|list of \d{1,2} items|list \d{1,2} of \d{1,2}"
    r"|a version of this article (?:appears|appeared) in print .{0,160}"
    r"|[^.!?]{3,160} contributed to this (?:report|story|article|post)\.?"
    r"|(?:this|the) (?:article|story|report|post) (?:was )?(?:originally |first )(?:appeared|published|ran) "
    r"(?:on|in|at|by) .{2,120}"
    r"|(?:©|\(c\) |copyright ©?) ?\d{4}\b.{0,200}|© .{2,120}|all rights reserved\.?"
    r"|this material may not be published, broadcast, .{0,80}|!\[[^\]\n]*\]\([^)\n]*\))",
    re.IGNORECASE,
)
"""Who made the page, its text and its pictures: the whole of a line."""

BYLINE = re.compile(
    r"(?:By|BY) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)[A-Z][\w.'’-]*"
    r"(?:,? (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|and|&|in|for|at|of|the"
    r"|(?:staff|senior|chief|political) (?:writer|reporter|correspondent|editor))){1,14}(?:[,;|]? [\w.+-]+@[\w.-]+)?"
)
"""`By Ada Moreau and Jon Price, Staff Writers`."""

DATED = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:? "
    rf"{_DATE_WORD}(?:[ ,|•·/-]{{1,3}}{_DATE_WORD}){{0,12}}"
    r"|\d{1,3} (?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago"
    r"|(?:about |less than )?(?:a|\d{1,2})[ -]?(?:mins?|minutes?)(?:['’]s)?[ -]read"
    r"|(?:estimated )?(?:reading time|time to read|read time)[: ].{1,30}"
    r"|\d[\d,.]{0,8}[km]? (?:comments?|shares|views|likes|reads|retweets|replies))",
    re.IGNORECASE,
)
"""When the page was made, how long it takes to read, how many did: the whole of a line."""

_PAGE = r"(?:web)?(?:site|page|app|player|videos?|content|article|story|feature|service)"
_START = r"(?:^|[.!?] )(?:please |you can |for [\w ]{3,40},? |to [\w ]{3,40}, (?:please )?)?"

ADVICE = re.compile(
    # Browsers and players
    r"\bwe (?:strongly |highly )?(?:recommend|suggest|advise)(?: that)?(?: you)? (?:to )?"
    r"(?:us(?:e|ing) |switch(?:ing)? to |try(?:ing)? )?(?:the |an? )?[\w ,/]{0,40}\bbrowsers?\b"
    rf"|{_START}(?:use|try|switch to) (?:the |an? )?[\w ,/]{{0,40}}\bbrowsers?\b"
    r"|best (?:viewed|experienced|watched) (?:in|with|on|using) [\w ,]{1,40}\b(?:browser|mode|app|desktop|phone)"
    r"|(?:your|this) browser (?:(?:does|do|may|can|is|has|needs?)\b.{0,40}|(?:doesn|isn|can|hasn)['’]t .{0,40})"
    r"(?:support|play|display|block|disabl|out of date|outdated|javascript|cookies|updat|compatible)"
    r"|(?:update|upgrade|refresh) your browser"
    rf"|to (?:view|watch|play|see|load|display) this {_PAGE}\b.{{0,80}}"
    r"(?:browser|javascript|cookies|enable|flash|plug-?in|app\b)"
    # JavaScript, cookies, blockers
    r"|(?:enabl(?:e|ing)|turn(?:ing)? on|activate|accept(?:ing)?) (?:all |our |the use of )?(?:javascript|cookies)"
    r"|javascript (?:is|must be|needs to be|has to be) (?:currently )?(?:dis|en)abled|requires? javascript\b"
    r"|(?:we|(?:this|our) (?:web)?site) (?:and our partners )?uses? (?:\w+ )?cookies"
    r"|cookie (?:settings|preferences|policy)"
    r"|(?:by continuing|if you continue) to (?:use|browse) (?:this|our) (?:web)?site"
    r"|(?:disable|turn off|switch off|pause|whitelist) .{0,30}ad[- ]?block"
    r"|(?:your ad[- ]?blocker|ad[- ]?blocker detected|you(?:['’]re| are) using an ad[- ]?block)"
    # Subscriptions, newsletters, apps
    r"|newsletters may contain|(?:delivered|straight|sent) (?:straight |directly |right )?to your (?:inbox|e-?mail)"
    r"|(?:subscribe|sign (?:in|up)|log in|register|create)\b.{0,60}\bto (?:continue|keep) reading"
    r"|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign (?:in|up)|log in|register|create|become)"
    r"|to read (?:the (?:full|rest)|this) .{0,30}(?:subscribe|sign (?:in|up)|log in|register)"
    r"|already (?:an? (?:\w+ )?(?:subscriber|member)|subscribed|registered)\?|already have an account\?"
    rf"|this {_PAGE} is (?:only |exclusively )?(?:available |reserved )?(?:only |exclusively )?(?:for|to) (?:our )?"
    r"(?:paying )?(?:subscribers|members)"
    r"|you have (?:read|reached|used) (?:all )?(?:of )?your .{0,30}\barticles?\b"
    r"|\bour (?:\w+ )?app(?:lication)? (?:is )?(?:now )?available (?:on|in|from|for) "
    r"|you can unsubscribe|unsubscribe at any time"
    rf"|{_START}(?:(?:click|tap) here to|(?:download|get|install) (?:the|our) [\w’' ]{{0,30}}\bapp\b"
    r"|(?:sign up|subscribe|register) (?:here |now |today )?(?:for|to) .{0,80}"
    r"(?:newsletter|alerts?|e-?mails?|inbox|channel|access)"
    r"|(?:follow|like|find|join) (?:us|me|him|her|them|@\w+|[\w. ’'-]{3,50}) on "
    r"(?:twitter|x\b|facebook|instagram|telegram|youtube|google news|linkedin|threads|bluesky|mastodon|tiktok"
    r"|whatsapp))",
    re.IGNORECASE,
)
"""Words to the reader about the page, anywhere in a short paragraph."""

_PLATFORMS = ("twitter", "x", "facebook", "instagram", "telegram", "youtube", "google news", "linkedin", "threads",
              "bluesky", "mastodon", "tiktok", "whatsapp")  # fmt: skip

ADVICE_WORDS = (
    *("browser", "javascript", "cookie", "ad block", "ad-block", "adblock", "inbox", "to your e", "best viewed"),
    *("best experienced", "best watched", "subscri", "to continue reading", "to keep reading", "to read th", "member?"),
    *("have an account", "registered?", "free article", "of your", "our app", "this site", "our site", "this website"),
    *("our website", "members only", "for members", "here to", "install ", "download ", "get the ", "get our "),
    *("sign up", "newsletter", "register ", "available ", *(f" on {platform}" for platform in _PLATFORMS)),
)
"""`ADVICE` needs one of these; looking for them first takes a tenth of the time."""

CONTACT = re.compile(
    r"contact us|in touch with us|we are the (?:\w+ ){0,3}(?:team|desk|staff) (?:of|at)"
    r"|(?:send|share) (?:your )?(?:tips|feedback)"
    r"|(?:can be )?(?:reached|contacted|e-?mailed) (?:at|via|on|by) .{0,40}[@\d]"
    r"|(?:e-?mail|contact|write to|reach|tweet|follow)(?: \w+){0,3}(?: at| on)?:? (?:[\w.+-]+@|@\w)",
    re.IGNORECASE,
)
"""How to reach the author or the desk, where it stands after the article."""

BIOGRAPHY = re.compile(
    r"[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]* ){1,3}(?:is|was|has been|covers|writes|reports) .{0,80}"
    r"\b(?:reporter|correspondent|journalist|columnist|contributor|editor|writer|author|fellow|freelancer|blogger)\b"
)
"""`Ada Moreau is a reporter who …`, where it stands after the article."""

CAPTION_CREDIT = re.compile(
    rf"[(\[](?:[^()\[\]]{{2,60}}(?: ?/ ?| via | for | by ))?(?:(?:{AGENCIES})(?: Photo| Images| Press| News)?)"
    r"(?:(?: ?[/,:] ?| via | by | / )[^()\[\]]{2,60})?[)\]]"
    r"|[(\[](?i:(?:file |stock |handout )?"
    r"(?:photo|photos|photograph|image|picture|screenshot|screengrab|courtesy|credit|handout)\b)"
    r"[^()\[\]]{0,80}[)\]]"
)
"""A picture's credit in brackets, `(Ada MOREAU / AFP)`: the end of a caption."""
