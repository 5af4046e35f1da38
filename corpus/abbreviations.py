"""Words of news English that end in a period without ending a sentence, and words that start one.

`STARTERS` began as the count of `training/starters.py` on texts whose sentences are known: words that are capitalised
at the start of a sentence at least four times as often as elsewhere. Names were taken out and function words that are
too rare to be counted were added by hand.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    Adm Amb Asst Atty Br Brig Capt Cdr Cmdr Cmdt Col Comdr Const Cpl Cpt Det Dr Drs Fr Ft Gen Gov Govs Hon Insp Lt Maj
    Messrs Mgr Mlle Mme Mmes Mr Mrs Ms Msgr Mt Mx Pfc Pres Prof Profs Pvt Rep Reps Rev Revd Sen Sens Sgt Spc Supt Ven
""")
"""A name follows."""

FIRMS = _words("Inc Corp Co Ltd Plc PLC LLC AG SA")
"""What a firm's name ends with, though a mark stands in it: `Yahoo! Inc.`"""

NEVER_LAST = TITLES | _words("e.g i.e eg ie viz vs v cf Vs")
"""Something always follows."""

BEFORE_NUMBERS = _words("""
    Apr Art Arts Aug Ch Cl Dec Eq Feb Fig Figs Jan Jul Jun Mar No Nos Nov Oct Para Pt Reg Sec Sect Sep Sept Vol Vols
    approx art c ca ch ext fig figs lot no nos p para pp pt sec tel vol
""")
"""The end of a sentence, unless a number follows."""

SOMETIMES_LAST = _words("""
    Inc Corp Corps Co Cos Ltd Plc plc Llc Llp Bros Mfg Intl Natl Assn Assoc Dept Univ Inst Govt etc al Jr Sr Esq
    Ave Av Blvd St Sts Rd Hwy Pkwy Cie Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec
    Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr Nev Okla
    Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Alta Ont Que Sask
""")
"""The end of a sentence where a word follows that starts one; the same holds of `U.S.`, `a.m.`, `S.A.` and the like."""

STARTERS = _words("""
    a above absolutely according across additionally after afterwards again aides all almost along already also
    although amid among an and another any anyone anything apparently are as aside ask asked at based because before
    behind below besides between beyond both but by can certainly clearly consequently could critics despite did do
    does dozens during each earlier early either elsewhere even eventually ever every everybody everyone everything
    except few fewer finally first following for former formerly frankly from further furthermore given had has have
    having he hence her here hers his how however hundreds i if in including indeed initially inside instead is it its
    just last lastly later less let like looking made making many maybe me meanwhile more moreover most much my nearly
    neither never nevertheless next no nobody none nonetheless nor not nothing now obviously of officials often on once
    one only or originally other others otherwise our outside over overall people perhaps please police polls
    previously probably rather recently regardless remember researchers separately several shares she shortly should
    similarly simply since so some somebody someone sometimes soon speaking specifically still subsequently such
    suddenly supporters taken taking thank that the their then there therefore these they this those though thousands
    three through throughout thus to today together tomorrow tonight traders trying two under unfortunately unless
    unlike until using usually very voters was watching we were what whatever when where whereas whether which while who
    whoever whose why will with within without would yesterday yet you your analysts four five ten mr mrs ms dr
""")
"""In lower case."""
