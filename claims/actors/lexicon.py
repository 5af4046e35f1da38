"""Words that say what kind of actor a name is: titles, roles, heads of institutions, of places, of events."""

from claims.actors.gazetteer import Gender
from claims.wordlists import words_of

# First words of a title that belong to no name, whatever their capital.
FORMER = words_of(
    """
        Former Ex Late Acting Interim Outgoing Incoming Longtime Retired Presumptive Onetime Fellow Self-styled
        Ousted Jailed Exiled
    """
)
# First words of what is counted off: `Article IV`, `Phase Two`.
NUMBERED = words_of(
    """
        Article Section Chapter Part Series Class Type Phase Title Level Stage Group Act Room Gate Flight Route
        Highway Interstate Page
    """
)
# Before a name, they make it a person. Abbreviations come with their full stop, as tokens do.
HONORIFICS: dict[str, Gender] = {
    "Mr.": "m",
    "Mr": "m",
    "Messrs.": "m",
    "Sir": "m",
    "Lord": "m",
    "Mrs.": "f",
    "Mrs": "f",
    "Ms.": "f",
    "Ms": "f",
    "Miss": "f",
    "Madam": "f",
    "Madame": "f",
    "Lady": "f",
    "Dame": "f",
    "Sister": "f",
    "Brother": "m",
    "Father": "m",
    "Dr.": "-",
    "Dr": "-",
    "Prof.": "-",
    "Prof": "-",
    "Rev.": "-",
    "Rev": "-",
    "Hon.": "-",
    "Herr": "m",
    "Monsieur": "m",
    "Señor": "m",
    "Don": "m",
}

# Heads of a person's office or work; what stands before them in the title is free (`Digital Transformation Minister`).
ROLES: dict[str, Gender] = {
    **dict.fromkeys(
        words_of(
            """
        president minister secretary chancellor premier governor senator representative delegate congressman
        lawmaker legislator mayor councilman councillor committeeman committeewoman commissioner councilor judge
        justice magistrate prosecutor attorney lawyer solicitor barrister counsel sheriff general admiral colonel
        major captain lieutenant sergeant corporal private commander commander-in-chief marshal officer soldier
        fighter pilot chief director chairman chair chairperson ceo boss head leader founder co-founder owner
        executive manager treasurer spokesman spokesperson spokeswoman speaker ambassador envoy diplomat consul
        official aide adviser advisor strategist analyst economist expert professor researcher scientist scholar
        historian author writer journalist reporter correspondent editor columnist commentator presenter blogger
        activist campaigner organizer organiser candidate nominee contender deputy vice-president veep whip pope
        cardinal archbishop bishop priest imam rabbi pastor ayatollah sheikh emir sultan doctor surgeon physician
        nurse teacher student farmer resident witness victim suspect defendant plaintiff survivor actor singer
        musician artist coach striker player trader broker investor banker billionaire businessman entrepreneur
        developer engineer architect worker driver detective investigator inspector superintendent constable
        ex-president ex-minister co-chair vice-chairman undersecretary under-secretary secretary-general comptroller
        mp mep mla pm oligarch whistleblower neighbour neighbor pollster biologist veteran philosopher novelist
        playwright comedian physicist chemist
    """
        ),
        "-",
    ),
    **dict.fromkeys(
        words_of(
            """
        king prince duke earl count emperor tsar czar spokesman chairman businessman congressman councilman
        assemblyman alderman salesman fisherman policeman fireman gunman husband father son brother grandfather
        uncle nephew boyfriend widower man boy gentleman actor ombudsman serviceman tribesman cameraman frontman
        craftsman anchorman
    """
        ),
        "m",
    ),
    **dict.fromkeys(
        words_of(
            """
        queen princess duchess empress spokeswoman chairwoman businesswoman congresswoman councilwoman assemblywoman
        saleswoman policewoman wife mother daughter sister grandmother aunt niece girlfriend widow woman girl lady
        actress midwife heiress hostess waitress
    """
        ),
        "f",
    ),
}
ABBREVIATED_ROLES = {
    "Gen.": "general",
    "Lt.": "lieutenant",
    "Col.": "colonel",
    "Maj.": "major",
    "Capt.": "captain",
    "Sgt.": "sergeant",
    "Cmdr.": "commander",
    "Adm.": "admiral",
    "Brig.": "general",
    "Sen.": "senator",
    "Sens.": "senator",
    "Rep.": "representative",
    "Reps.": "representative",
    "Gov.": "governor",
    "Pres.": "president",
    "Atty.": "attorney",
    "CEO": "ceo",
    "MP": "mp",
    "MEP": "mep",
    "PM": "pm",
    "Supt.": "superintendent",
}
# Words that only qualify the role after them: `former`, `Deputy Prime`, `Chief Executive`.
RANKS = words_of(
    """
        vice deputy acting interim former ex- late senior junior assistant associate lead chief prime first second
        outgoing incoming new current then future veteran longtime then- retired exiled ousted elected designate
        elect emeritus co
    """
)
# What a secretary or minister is of, when `of` follows the role.
PORTFOLIOS = words_of(
    """
        State Defense Defence Foreign Affairs Health Interior Finance Justice Energy Labor Labour Education
        Agriculture Transportation Transport Commerce Treasury Homeland Security Veterans Staff Housing Economy
        Culture Trade Environment Human Services Home Intelligence National Operations Police Emergency Situations
        Information War Industry Tourism Sport Sports Water Oil Planning Development and of the Urban
    """
)
# `General` and the like before these are no titles.
NO_TITLE = words_of(
    """
        Motors Electric Assembly Dynamics Mills Election Elections Staff Counsel Accounting Services Store Hospital
        Theater Theatre
    """
)

# Last words of an institution's name.
INSTITUTIONS = words_of(
    """
        Agency Service Services Ministry Department Bureau Office Commission Committee Subcommittee Council Court
        Corp Corp. Corporation Company Co Co. Inc Inc. Ltd Ltd. Limited PLC Plc plc LLC LLP GmbH AG SA S.A. NV N.V.
        SpA ASA AB Oyj Bhd Bank Bancorp Party University College School Institute Institution Foundation Association
        Federation Union League Organization Organisation Group Army Navy Force Forces Guard Guards Police
        Parliament Congress Senate House Assembly Duma Cabinet Government Administration Authority Board Center
        Centre Hospital Clinic Church Times Post Journal Tribune News Press Herald Guardian Gazette Telegraph
        Independent Mail Chronicle Observer Magazine Network Television TV Radio Broadcasting Airlines Airways
        Motors Industries Systems Technologies Technology Holdings Holding Partners Partnership Capital Fund Funds
        Trust Society Coalition Alliance Front Movement Brigade Corps Division Regiment Battalion Command Staff
        Directorate Secretariat Tribunal Academy Museum Library Club Exchange Reserve Registry Registrar Laboratory
        Laboratories Labs Pharmaceuticals Chemicals Petroleum Oil Energy Electric Steel Software Communications
        Telecom Telekom Media Entertainment Pictures Studios Records Securities Investments Insurance Financial
        International Enterprises Brothers Bros Bros. Associates Solutions Resources Mines Mining Metals Railways
        Railway Railroad Shipping Lines Logistics Stores Foods Brands Products Electronics Semiconductor Industry
        Commissariat Consulate Embassy Intelligence Legislature Knesset Bundestag Politburo Chamber Chambers Caucus
        Conference Convention Initiative Project Campaign Watch Team Squad Unit Task Mission Delegation Observatory
        Fed Archive Archives Nations Institutes Centers Centres Universities Caucuses Kremlin Pentagon Ombudsman
        Politico Presidency Chancellery Vatican Hamas Hezbollah Taliban Interpol Europol
    """
)
# Those that stand for a government or its head and are kept under their own name, and other sure ones of one word.
METONYMS = words_of(
    """
        Kremlin Pentagon Élysée Elysee Westminster Whitehall Capitol Foggy Quirinal Bundestag Duma Knesset Verkhovna
        Rada Fed
    """
)
# Institutions that news names by one word.
SELF_STANDING = METONYMS | words_of(
    """
        Congress Parliament Senate House Treasury Cabinet Army Navy Politico Interpol Europol Hamas Hezbollah
        Taliban Vatican Labour
    """
)
# Abbreviations that name no actor, among them those of the states of the U.S.
NO_ACTOR = words_of(
    """
        Mich Fla Calif Ala Ariz Ark Colo Conn Del Ga Ill Ind Kan Ky La Mass Md Minn Miss Mo Mont Neb Nev Okla Ore Pa
        Tenn Tex Va Vt Wash Wis Wyo N.Y. N.J. N.C. S.C. N.D. S.D. N.H. N.M. W.Va. R.I. D.C. II III IV VI VII VIII IX
        XI XII AI TV DNA RNA GDP GNP ID OK PHD VAT IPO CPI PPI GMT COVID HIV AIDS PC SUV CO2 LNG LPG DVD CD PDF URL
        FAQ USD EUR GBP Q1 Q2 Q3 Q4 ATM GPS
    """
)
# Faiths and parties: adjectives before a noun, groups of people otherwise.
FOLLOWERS = words_of(
    """
        Muslim Christian Jew Jewish Catholic Protestant Sunni Shiite Shia Hindu Sikh Buddhist Evangelical Mormon
        Democrat Republican Tory Conservative Liberal Socialist Communist Islamist Democratic Labour Islamic
        Hispanic Latino Black White Maoist Marxist Nazi Baathist Houthi Zionist Arab Alawite Orthodox Lutheran
        Anglican Baptist Methodist Presbyterian Druze Yazidi Uyghur Uighur Rohingya Hutu Tutsi Pashtun Tamil
        Sinhalese Basque Roma Muslims Christians Jews Catholics Protestants Sunnis Shiites Shias Hindus Sikhs
        Buddhists Evangelicals Mormons Democrats Republicans Tories Conservatives Liberals Socialists Communists
        Islamists Hispanics Latinos Blacks Whites Maoists Marxists Nazis Houthis Zionists Arabs Alawites Anglicans
        Baptists Methodists Yazidis Uyghurs Uighurs Hutus Tutsis Pashtuns Tamils Basques Greens Taliban
    """
)
# All that an institution's own name is made of when any country may have one: then the country belongs to the name.
GENERIC = words_of(
    """
        National Defense Defence Intelligence Security Foreign Interior Internal External Health Central Supreme
        Federal State General Special Operation Operations Armed Air Emergency Human Rights Main Public Presidential
        Prime Justice Finance Affairs Military Constitutional High Civil Border Coast Customs Tax Trade Energy
        Education Labor Labour Agriculture Transport Transportation Environment Culture Statistics Statistical
        Weather Meteorological Geological Election Electoral Space Aviation Nuclear Atomic Police Royal
        Revolutionary People 's and of the for Strategic Rapid Communist Socialist Democratic Republican Liberal
        Conservative Green Medical Red Cross Investigative Investigation Anti-Corruption Joint Chiefs Immigration
        Migration Home Treasury Commerce Industry Information Interim Lower Upper Land Ground Naval Fleet Medicines
        Food Drug
    """
)

# Last, and first, words of a place's name.
PLACE_LAST = words_of(
    """
        Oblast Region Province Prefecture County District Territory Territories City Town Village Island Islands
        Isle Sea Ocean River Lake Bay Gulf Strait Straits Valley Mountain Mountains Hill Hills Peninsula Desert
        Airport Street Avenue Road Square Park Beach Bridge Highway Border Canal Channel Coast Creek Falls Forest
        Harbor Harbour Heights Plaza Point Port Ridge Springs Station Tower Towers Building Stadium Arena Palace
        Castle Cathedral Strip Bank Delta Basin Plateau Glacier Volcano Canyon Reef Dam Gate Hall Cemetery Prison
        Jail Basilica Krai Raion Republic Kingdom Emirate
    """
)
PLACE_FIRST = words_of(
    "Mount Mt. Lake Cape Port Fort Ft. Camp Gulf Strait Isle Republic Kingdom City County Province Bay Sea"
)
REGION_FIRST = words_of(
    """
        North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest
        Upper Lower Greater Inner Outer
    """
)
# Last words of what is neither: events, laws, works.
EVENTS = words_of(
    """
        War Wars Cup Games Olympics Championship Championships Festival Summit Day Week Month Year Christmas Easter
        Ramadan Eve Award Awards Prize Prizes Act Bill Treaty Accord Accords Agreement Pact Deal Protocol Convention
        Amendment Constitution Resolution Law Code Plan Program Programme Policy Doctrine Charter Declaration
        Revolution Uprising Spring Crisis Massacre Holocaust Attack Attacks Bombing Hurricane Typhoon Storm
        Earthquake Open Prix Bowl Series Marathon Tour Masters Trophy League Election Elections Primary Referendum
        Inquiry Report Review Study Survey Poll Index Average Era Age Renaissance Depression Recession Bible Koran
        Quran Talmud Torah Novel Movie Film Song Album Book Internet Web Covid COVID-19 Coronavirus Ebola
        AIDS HIV Zika God Christ Allah Article Section Chapter Part Page Figure Table Volume Number No.
        Photo Image Video Dow FTSE Nikkei
    """
)
CALENDAR = words_of(
    """
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January
        February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept.
        Sep. Oct. Nov. Dec. Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec AM PM GMT EST EDT PST PDT CET UTC BST A.M. P.M.
    """
)
# Common nouns and adjectives that open sentences; alone they are no name, whatever the tagger makes of their capital.
COMMON = words_of(
    """
        officials police people residents experts critics analysts authorities sources witnesses investors
        economists scientists researchers prosecutors lawmakers voters workers soldiers troops doctors rescuers
        supporters opponents last next first second third new old good great big little early late news feed image
        photo video president government congress state court army department ministry world internet god mr mrs ms
        dr sir madam street road one dear editor edition page show email website advertisement advertising copyright
        breaking update live opinion analysis sport business politics science health culture technology
        economy markets story chapter article avatar may north south east west shares sales net profit loss company
        companies group bank banks dealers traders stocks bonds gold oil coffee sugar cocoa wheat corn grain trade
        prices demand supply production industry
    """
)
# Lower-case words that names run through.
PARTICLES = words_of(
    """
        de del della di da das dos du des la le les van von der den ter ten zu zur y e bin ibn bint al el ul ud st
        af av of
    """
)
"""`of` joins names only after an institution, a place or a role."""
