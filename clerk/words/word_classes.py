"""The small closed classes of English that the rules look at: what may stand before a verb, and what after one."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces between."""
    return frozenset(text.split())


MODALS = words("will would shall should can could may might must ought")
BE = words("is are am was were")
HAVE = words("has have had")
DO = words("do does did")
AUXILIARIES = MODALS | BE | HAVE | DO
DETERMINERS = words(
    "a an the this that these those my our your his her its their any some no every each all both either neither "
    "another such much many more most less few several enough half one two three four five six seven eight nine "
    "ten"
)
OBJECTS = words(
    "me us him her it them you everyone everybody nobody nothing something anything everything"
)
CLAUSE_OPENERS = words(
    "that whether if how what why when where who which because until unless although though while since than so "
    "as"
)
PREPOSITIONS = words(
    "of to for in on at by with from into as about over against under across within without between through "
    "during after before near around behind beyond towards upon off out up down along among outside inside per "
    "via like"
)
CONJUNCTIONS = words("and or but then nor yet")
# What may stand between a subject and its verb.
ADVERBS = words(
    "also always never often still now just only already even ever soon sometimes usually then not therefore "
    "however both all each really simply clearly fully generally currently again too very quite well rather "
    "almost indeed perhaps once yet today here there instead thus hence nonetheless"
)
SINGULAR_PRONOUNS = words(
    "he she it who which everyone everybody nobody someone somebody anyone anybody no-one something nothing "
    "anything everything this that neither each one"
)
PLURAL_PRONOUNS = words("i we you they")
# Plural without an s at the end, and the collectives that officers write with a plural verb.
PLURAL_NOUNS = words(
    "people children men women staff police public parents cyclists clergy youth media data others many most some "
    "few several both all these those"
)
# They end in s and are one thing, or none.
NOT_PLURAL = words(
    "this his its us as is was has does less across unless always perhaps plus yes various previous thus news "
    "business process address access progress success congress press class pass loss gross series focus bus bias "
    "status campus surplus census virus bonus express themselves ourselves besides towards afterwards "
    "regards overseas"
)
# After these the next verb is a bare infinitive: “help residents get”.
BARE_GOVERNORS = words(
    "let lets letting make makes made making help helps helped helping see sees saw seeing watch watched hear "
    "heard have having had"
)
# After these a “that” clause tells what is wished for, and its verb stays: “asks that officers look again”.
WISHES = words(
    "recommend recommends recommended recommending suggest suggests suggested suggesting propose proposes "
    "proposed proposing ask asks asked asking request requests requested requesting insist insists insisted move "
    "moves moved urge urges urged demand demands demanded require requires required important essential vital "
    "necessary imperative"
)
# Of these verbs, a wish is a statement after all: “suggests we need more staff”.
STATES = words("need want know think believe have feel lack own seem hope")
TITLES = words(
    "cllr cllrs councillor councillors mr mrs ms miss dr rev revd sir lady lord dame prof professor alderman"
)
POSTS = words(
    "chair chairman chairperson vice-chair leader mayor clerk officer director member head engineer solicitor "
    "treasurer planner auditor inspector secretary manager applicant agent objector speaker petitioner resident "
    "president councillor minister commissioner headteacher architect surveyor consultant questioner mover "
    "seconder"
)
BODIES = words(
    "council committee cabinet board panel group team service trust forum department directorate authority county "
    "district parish government ofsted school company charity association union police partnership developer "
    "operator contractor landlord tenant club society report plan policy strategy scheme proposal budget petition"
)
LAW = words(
    "act regulations regulation constitution code conduct law legislation statute schedule byelaw byelaws "
    "directive nppf appendix annex"
)
MONTHS = words(
    "january february march april may june july august september october november december"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
PERIODS = words(
    "week fortnight month year quarter decade century morning afternoon evening night weekend term season spring "
    "summer autumn winter"
)
DATED = PERIODS | MONTHS | WEEKDAYS
# After these “that” may be left out.
SAYING = words(
    "says say said thinks think thought believes believe believed feels feel felt hopes hope hoped knows know "
    "knew understands understand understood fears fear feared suggests suggest suggested confirms confirmed told tells "
    "tell means meant"
)
# Plurals that do things: after them a word that may be a noun is the verb of a sentence that has no other.
PEOPLE = PLURAL_NOUNS | words(
    "residents members officers councillors parents schools tenants users visitors families businesses drivers "
    "carers patients neighbours parishes councils groups teams workers pupils traders shops owners customers "
    "volunteers farmers governors trustees teachers speakers petitioners objectors supporters "
    "applicants colleagues communities villages towns households pedestrians motorists doctors nurses students "
    "partners districts"
).difference(("all", "these", "those"))
