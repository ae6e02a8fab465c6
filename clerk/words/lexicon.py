"""The verbs of council talk with their past forms, and those of them that are nouns as well.

A verb that is not here is left as typed: a word that stays is seen at once, a wrong past form is not.
"""

from __future__ import annotations

from typing import NamedTuple

from clerk.words.word_classes import words


class Verb(NamedTuple):
    """One verb: ``base`` (go), ``past`` (went), ``participle`` (gone)."""

    base: str
    past: str
    participle: str


# base past participle, three words a verb.
_IRREGULAR = """
arise arose arisen  bear bore borne  beat beat beaten  become became become  begin began begun  bend bent bent
bid bid bid  bind bound bound  bite bit bitten  blow blew blown  break broke broken  bring brought brought
build built built  burst burst burst  buy bought bought  catch caught caught  choose chose chosen  come came come
cost cost cost  cut cut cut  deal dealt dealt  dig dug dug  draw drew drawn  drink drank drunk  drive drove driven
eat ate eaten  fall fell fallen  feed fed fed  feel felt felt  fight fought fought  find found found  fly flew flown
forbid forbade forbidden  foresee foresaw foreseen  forget forgot forgotten  forgive forgave forgiven
freeze froze frozen  get got got  give gave given  go went gone  grow grew grown  hang hung hung  hear heard heard
hide hid hidden  hit hit hit  hold held held  hurt hurt hurt  keep kept kept  know knew known  lead led led
leave left left  lend lent lent  let let let  lie lay lain  lose lost lost  make made made  mean meant meant
meet met met  mislead misled misled  offset offset offset  outgrow outgrew outgrown  overcome overcame overcome
overrun overran overrun  oversee oversaw overseen  overspend overspent overspent  pay paid paid  put put put
read read read  rebuild rebuilt rebuilt  rethink rethought rethought  rewrite rewrote rewritten  ride rode ridden
ring rang rung  rise rose risen  run ran run  say said said  see saw seen  seek sought sought  sell sold sold
send sent sent  set set set  shake shook shaken  shine shone shone  show showed shown  shrink shrank shrunk
shut shut shut  sink sank sunk  sit sat sat  sleep slept slept  slide slid slid  speak spoke spoken
speed sped sped  spend spent spent  split split split
spread spread spread  stand stood stood  steal stole stolen  stick stuck stuck
strike struck struck  strive strove striven  swear swore sworn  sweep swept swept  swim swam swum  take took taken
teach taught taught  tear tore torn  tell told told  think thought thought  throw threw thrown
undercut undercut undercut  undergo underwent undergone  underspend underspent underspent
understand understood understood  undertake undertook undertaken  undo undid undone  uphold upheld upheld
upset upset upset  wake woke woken  wear wore worn  win won won  withdraw withdrew withdrawn
withhold withheld withheld  withstand withstood withstood  write wrote written
"""

_REGULAR = """
abide accept access account accuse ache achieve acknowledge act adapt add address adjourn admit adopt advertise advise
affect afford agree aim alarm allege allocate allow amend amount anger announce annoy answer anticipate apologise
appeal appear applaud apply appoint appreciate approach approve argue arrive ask assert assess assign assist assume
assure attach attack attempt attend attract audit authorise avoid await award back balance ban bar base battle believe
belong benefit blame block book borrow bother breach brief budget bypass call campaign cancel care carry cater cause
cease certify chair challenge change channel charge chase chat check circulate cite claim clarify claw clean clear
close cloud co-operate co-ordinate coach code coincide collapse collect combine commence commend comment commission
commit communicate compare compensate compete compile complain complement complete compliment comply compound comprise
compromise concede concern conclude condemn conduct confer confirm conflict confuse congratulate connect consider
consist consolidate constitute construct consult contain continue contradict contribute control convene convert convey
convince cooperate coordinate cope correct count counter cover create credit criticise cross crumble damage date
debate decide declare decline dedicate deem defend defer define delay delegate delete deliver demand demonstrate deny
depart depend deploy deputise derive describe deserve destroy detail deter deteriorate determine develop devote
dictate differ digest dilute direct disagree disappoint disclose discourage discuss dislike dismiss dispute disregard
disrupt distribute disturb dominate double doubt downgrade draft drain drift drop dump earn ease echo edit elect
eliminate email embed emerge emphasise employ empty enable enclose encounter encourage end endanger endorse endure
enforce engage enhance enjoy enquire ensure enter entitle envisage equip erect erode escalate establish estimate
evidence evolve exacerbate examine exceed exclude exercise exhaust exist expand expect expedite experience expire
explain explore expose express extend face facilitate fail favour fear feature fill finalise finance finish fix flag
flood flow fly-tip focus follow force form formulate forward foster frustrate fulfil function fund further gain gather
gauge generate govern grant guarantee guide hail halve hamper handle happen harm head heat heed help hesitate
highlight hinder hope host house identify ignore illustrate imagine impact implement imply impose improve include
incorporate increase incur indicate induce influence inform infringe inherit initiate inquire insist inspect inspire
install instigate instruct insure integrate intend interact interest interpret interrupt intervene interview introduce
invest investigate invite invoice involve isolate issue jeopardise join judge justify label lack lag lapse last launch
leak learn lease levy liaise license lift like liken limit link list listen litter live lobby locate lodge log look
loom love lower magnify maintain manage map market matter maximise measure mention merge merit mind minimise miss
mitigate model moderate modernise monitor mount move mow muddle name narrate narrow necessitate need negate neglect
negotiate nominate note notice notify obey object oblige observe obstruct obtain occupy occur offend offer omit open
operate oppose order organise originate outline outnumber outperform outsource outstrip outweigh overestimate overlap
overlook owe own park participate partner pass patrol peak pedestrianise perform permit persist persuade phase phone
pick place plague plan plant play plead pledge point pollute populate portray pose possess postpone practise praise
predict prefer prepare present preserve preside press pressure presume prevail prevent price print prioritise privatise
proceed process procure produce profit progress prohibit project promise promote prompt propose prosecute prosper
protect prove provide publish pull purchase pursue push qualify quantify query question queue quote rain raise range
rank rate ratify reach reaffirm realise reallocate reassess reassure rebut recall receive reckon reclaim recognise
recommence recommend reconcile reconfigure reconsider reconvene record recover recruit rectify recycle redevelop
redirect reduce refer reflect refurbish refuse refute regard regenerate register regret regulate rehabilitate rehouse
reimburse reinforce reiterate reject relate relax release relish relocate rely remain remark remedy remember remind
remove render renew renovate rent reopen reorganise repair repay repeat rephrase replace replicate reply report
represent request require reschedule rescue research resent reserve reshape reside resign resist resolve resort
respect respond rest restate restore restrict resubmit result resume retain retire retract return reveal revert review
revise revisit revolve reward risk rotate ruin rule safeguard sample sanction satisfy save scale schedule score scrap
screen scrutinise search second secure seem sense separate serve settle shape share shelter shift shock shop shorten
shrug side sign signal signify signpost simplify sketch skip slip slow smell smoke solve sort sound source span
specify speculate spoil sponsor spot squeeze stabilise staff stagnate stall start state stay steer stem step
stipulate stop store straddle strain strengthen stress stretch structure struggle study submerge submit subscribe
subsidise substitute succeed suffer suffice suggest suit summarise supersede supervise supplement supply support
suppose surcharge surface surge surprise surround survey survive suspect suspend sustain swap switch sympathise tackle
tailor talk target tax telephone tend tender term test testify thank threaten thrive tidy tie tighten tolerate top
total touch tour track trade trail train transfer transform translate transport travel treat treble trigger trim trip
triple trouble trust try turn uncover underestimate underline undermine underpin unite unlock update upgrade uproot
urge use utilise vacate value vandalise vary venture verify veto view violate visit voice volunteer vote wait walk
wander wane want warn warrant waste watch weaken weigh welcome widen wish witness wonder work worry worsen wreck yield
"""
# A single last consonant that doubles: plan, planned.
_DOUBLES = words(
    "admit ban bar cancel channel chat commit confer defer deter drop embed equip flag fly-tip fulfil incur label "
    "lag log map model occur omit outstrip overlap patrol permit plan prefer rebut refer regret scrap shop signal "
    "skip slip span spot stem step stop submit swap top total transfer travel trim trip underpin"
)
_EXCEPTIONS = {"control": "controlled", "level": "levelled"}

NOUNS_TOO = words(
    "rain access account ache act address aim alarm amount anger answer appeal approach attack attempt audit award "
    "back balance ban bar base battle bear beat bend benefit bid bind bite blame block blow book breach break "
    "brief budget burst bypass call campaign cancel care cause chair challenge change channel charge chase chat "
    "check claim clean clear close cloud coach code collapse comment commission compete complement complete "
    "compliment compound compromise concern conduct conflict control convert correct cost count counter cover "
    "credit cross cut damage date deal debate decline delay delegate demand detail dig digest direct dispute "
    "double doubt draft drain draw drift drink drive drop dump ease edit elect email empty encounter end estimate "
    "evidence exercise experience express face fall favour fear feature feed fight fill finance find finish fix "
    "flag flood flow fly focus force form forward function fund further gain grant guarantee guide hail halve "
    "handle harm head heat help hide hit hold hope host house impact increase influence interest interview "
    "invoice issue judge label lack lapse last launch lead leak lease leave let levy lie lift like limit link "
    "list litter live lobby lodge log look love lower map market matter measure merit mind miss model moderate "
    "monitor mount move muddle name narrow need note notice object offer offset open order outline overlap "
    "overrun own park partner pass patrol pay peak permit phase phone pick place plague plan plant play pledge "
    "point present press pressure price print proceed process produce profit progress project promise prompt "
    "purchase push query question queue quote range rank rate reach read rebuild record recover recruit refuse "
    "regard register regret release remark remedy rent repair repeat reply report request rescue research reserve "
    "resort respect rest result rethink return review reward rewrite ride ring rise risk ruin rule run sample "
    "sanction scale schedule score screen search second secure sense separate set shake shape share shelter shift "
    "shine shock shop show shrug side sign signal signpost sketch sleep slide slip slow smell smoke sort sound "
    "source span speed split sponsor spot spread squeeze staff stall stand start state stay stem step stop store "
    "strain stress stretch strike structure struggle study substitute suit supplement supply support surcharge "
    "surface surge surprise survey suspect swap sweep swim switch tailor talk target tax tear telephone tender "
    "term test thank throw tidy tie top total touch tour track trade trail train transfer transport travel treat "
    "treble trigger trim trip triple trouble trust try turn update upgrade upset use value venture veto view "
    "visit voice volunteer vote wait wake walk warrant waste watch wear welcome win wish witness wonder work "
    "worry wreck yield"
)
"""Verbs whose base form is a noun or an adjective too."""

# Of those, the ones whose form in -s is hardly ever a noun: “asks”, “welcomes”.
_ONLY_VERBS_IN_S = words(
    "back cancel clean clear compete complete correct cross empty feed find fight happen keep last like look love "
    "own prefer present read recover refuse regard regret secure separate slow sound welcome hide suit evidence "
    "wonder hold fill fix hit head suspect lie narrow progress reach express lack open close help welcome wear "
    "stay"
)


def _past(base: str) -> str:
    """The past form of a regular verb."""
    if base in _EXCEPTIONS:
        return _EXCEPTIONS[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base in _DOUBLES:
        return base + base[-1] + "ed"
    return base + "ed"


def _third_person(base: str) -> str:
    """The form that goes with he, she and it."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base + "s"


def _verbs() -> tuple[Verb, ...]:
    forms = _IRREGULAR.split()
    irregular = [Verb(*forms[at : at + 3]) for at in range(0, len(forms), 3)]
    return (
        *irregular,
        *(Verb(base, _past(base), _past(base)) for base in _REGULAR.split()),
    )


VERBS = _verbs()
BASE: dict[str, Verb] = {verb.base: verb for verb in VERBS}
IN_S: dict[str, Verb] = {_third_person(verb.base): verb for verb in VERBS}
PAST = frozenset(verb.past for verb in VERBS) - frozenset(
    # As they stand these are present or a participle as well: they prove nothing about a clause.
    verb.past
    for verb in VERBS
    if verb.past == verb.base
)
PARTICIPLES = frozenset(verb.participle for verb in VERBS) | {
    "been",
    "done",
    "had",
    "shown",
    "proven",
}
NOUNS_IN_S = frozenset(_third_person(base) for base in NOUNS_TOO - _ONLY_VERBS_IN_S)
"""Forms in -s that may be the plural of a noun: “plans”, “needs”."""
