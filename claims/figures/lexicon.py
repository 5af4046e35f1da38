"""The words that the stages of figures go by, in lower case unless a name."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS = _listed(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
    "Aug Sep Sept Oct Nov Dec"
)
DAYS = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun")
TIMES = _listed(
    "today yesterday tomorrow tonight year years quarter month months week weeks weekend day days time times morning "
    "evening night afternoon decade summer winter spring autumn period half"
) | {name.lower() for name in MONTHS | DAYS}
"""Nouns that say when, and so are never what a figure counts."""
ADVERBIAL = _listed(
    "today yesterday tomorrow tonight worldwide nationwide overseas abroad online annually apiece whilst worth"
)
"""What a tagger takes for the noun at the end of a phrase: `600 people worldwide`."""

LABELS = _listed(
    "section page chapter row game grade phase stage level type category room step verse paragraph article no number "
    "version gate track route lane line tier class round question item rule zone platform episode season lot volume "
    "part act scene figure table note appendix exhibit flight channel highway interstate unit building pier apartment "
    "apt suite floor box bus train model mark group division title week day year quarter clause resolution amendment "
    "proposition seed ranked pick court district ward precinct block terminal berth reactor formula size area sector "
    "exit junction lap heat leg turn bay stand pp vol nos schedule annex"
)
"""Nouns that a number behind them names: `page 3`, `flight 370`."""
PERSONS = _listed(
    "man woman boy girl suspect victim driver student teacher mother father son daughter brother sister wife husband "
    "teenager survivor widow gunman attacker defendant shooter passenger pensioner farmer worker nurse activist "
    "protester resident neighbor neighbour migrant refugee soldier officer engineer singer actor actress player"
)
"""People without a name, whose age a number between commas is."""
BEFORE_YEAR = _listed(
    "in since until till early late mid before after during circa from by of the this fiscal spring summer autumn "
    "fall winter quarter between year years for its their his her our to and through vs versus model class season"
)
BEFORE_COUNT = _listed(
    "about around some nearly almost over than least most to approximately roughly estimated another additional only "
    "just as up with employs employ hire hires hired killed"
)
CLASSIFIERS = _listed(
    "category categories kind kinds type types sort sorts form forms piece pieces pair pairs bag bags box boxes case "
    "cases bottle bottles crate crates load loads batch batches round rounds sheet sheets head bale bales"
)
"""Nouns that share their place with the noun after `of`: `40 bags of flour`."""

MORE = _listed(
    "over above exceeding beyond > ≥ topping upwards minimum surpassing exceeded surpassed topped exceeds exceed tops"
)
LESS = _listed("under below < ≤ maximum sub")
ABOUT = _listed(
    "about around nearly almost roughly approximately approx circa some estimated nearing approaching ~ ≈ ca "
    "virtually practically barely"
)
MORE_THAN = _listed("more greater higher larger longer bigger better older faster heavier taller further farther")
LESS_THAN = _listed("less fewer lower smaller shorter younger slower lighter worse")
AS_AT_MOST = _listed("many much high long large far late")
"""`as many as`: a bound from above; `as few as` one from below."""
AS_AT_LEAST = _listed("few little low small")
OR_MORE = _listed("more above higher over older longer greater up")
OR_LESS = _listed("less fewer below under lower younger")
BETWEEN_BOUND_AND_NUMBER = _listed(
    "a an the just only additional further another whopping staggering record total or then"
)

RISES = _listed(
    "rise rises rose risen rising climb climbs climbed climbing jump jumps jumped jumping gain gains gained gaining "
    "grow grows grew grown growing increase increases increased increasing surge surges surged surging soar soars "
    "soared soaring advance advances advanced advancing rally rallies rallied rallying leap leaps leapt leaped "
    "leaping spike spikes spiked spiking swell swelled swollen expand expands expanded expanding up higher appreciate "
    "appreciated strengthen strengthened rebound rebounded rebounds rocketed skyrocketed ballooned accelerated"
)
FALLS = _listed(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing slide slides slid sliding sink sinks sank sunk sinking tumble tumbles tumbled "
    "tumbling plunge plunges plunged plunging plummet plummets plummeted plummeting dip dips dipped dipping slip "
    "slips slipped slipping shrink shrinks shrank shrunk shrinking retreat retreated dive dived crash crashed slump "
    "slumps slumped slumping tank tanked tanking skid skidded down lower depreciate depreciated weaken weakened "
    "off contract contracted ease eased lose loses lost losing shed sheds shedding"
)
RAISES = _listed(
    "raise raises raised raising boost boosts boosted boosting hike hikes hiked hiking lift lifts lifted lifting"
)
CUTS = _listed(
    "cut cuts cutting reduce reduces reduced reducing slash slashes slashed slashing trim trims trimmed trimming "
    "lower lowers lowered lowering"
)
MOVES_OF_MEASURE = _listed(
    "up down off higher lower lost lose loses losing shed sheds gain gains gained contract contracted ease eased "
    "advance advanced advances"
)
"""Rises and falls before a measure that are none before a count: `lost 5 percent`, but `lost five games`."""

SCORES = _listed(
    "won win wins winning lost lose loses losing beat beats beaten beating lead leads led leading trail trailed "
    "trailing defeat defeated defeating victory victories loss draw drew drawn tie tied score scored scores advantage "
    "aggregate edged routed topped downed thrashed hammered series vote voted votes upset deficit triumph ended "
    "finished"
)
"""Words around `3-1` that make it a score or a vote."""

SAYS = _listed(
    "say says said saying tell tells told telling claim claims claimed claiming report reports reported reporting "
    "announce announces announced announcing warn warns warned warning add adds added adding state states stated "
    "stating confirm confirms confirmed confirming deny denies denied denying estimate estimates estimated suggest "
    "suggests suggested indicate indicates indicated reveal reveals revealed show shows showed shown believe believes "
    "believed think thinks thought insist insists insisted argue argues argued note notes noted assert asserts "
    "asserted allege alleges alleged acknowledge acknowledges acknowledged admit admits admitted conclude concludes "
    "concluded declare declares declared disclose disclosed explain explains explained learn learns learned learnt "
    "predict predicts predicted forecast forecasts recall recalls recalled write writes wrote hear heard mention "
    "mentioned stress stressed vow vowed boast boasts boasted according"
)
"""Verbs whose subject is who tells of a figure, not what it is of."""
LIGHT = _listed("take takes took taken taking")
"""Verbs that are one with the noun behind them: `take place`, `took part`."""
LIGHT_NOUNS = _listed("place part care effect advantage charge note hold shape")
TALLIES = _listed("number numbers total totals count counts tally tallies toll group groups team teams")
"""Nouns that only say that what follows `of` is counted: `the number of miners`, `a group of 30 miners`."""
