"""What the keys of a house style are called on the screen: by the fact that they tell, in words that a clerk would use.

Each line of a table has a key, without the numbers of lists, and its words. `tests/minutes/test_style_rows.py` holds
them against the schema: a key without words, or words without a key, is a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

GROUPS: Mapping[str, str] = {
    "document": "Title, signature and pages",
    "dates": "Dates and times",
    "names": "How people are named",
    "roll": "The roll: who attended",
    "items": "Items of the agenda and their headings",
    "attendance": "Apologies, comings and goings, the chair",
    "interests": "Interests declared",
    "earlier_minutes": "Minutes of earlier meetings",
    "public": "Questions, petitions and speakers",
    "motions": "Motions and amendments",
    "votes": "Votes",
    "decisions": "Decisions",
    "actions": "Actions",
    "procedure": "Order of business, breaks, the public excluded, the end",
    "lists": "Letters, numbers and bullets",
    "": "The style itself",
}
"""The groups in which phrases are listed, by the first word of their keys, in this order."""

_KEYS = """
name = Name of the style
document.language = Language of the documents, such as en-GB
document.title = Title
document.title_other = Title in the council's other language
document.notes_title = Title where the meeting was not held, or had no quorum
document.property_title = Title among the file's properties
document.draft = Marking of a draft
document.not_for_publication = Marking of what is not for publication
document.the_body = The body in a sentence, such as the Committee
document.signature = Where the minutes are to be signed
document.signed = Once they were signed
document.meeting_types = Kind of meeting
document.contents = Heading of the table of contents
document.leaf = Number of a loose leaf (%1); empty: pages are numbered
document.initials = Label of the box for initials on each leaf
dates.full = A date
dates.short = A date, short
dates.time = A time
dates.time_on_the_hour = A time on the hour
dates.noon = Twelve noon
dates.midnight = Midnight
dates.closing_time = When the meeting ended
dates.am = Before noon
dates.pm = After noon
dates.at = When something happened
dates.about = When something happened, roughly known
dates.roughly = A time in a heading or the roll, roughly known
names.in_sentence = Somebody in a sentence
names.in_apologies = Somebody in the apologies
names.by_post = Somebody known by post alone
names.by_post_in_sentence = Somebody known by post alone, in a sentence
names.short_titles = Short for a title
names.plural_titles = A title before several names
names.group_titles = One title before several names
names.comma = Between names
names.last_comma = Before the last name
names.vice = The vice-chair's title
names.in_the_chair = Who presided
names.remotely = Who attended remotely
roll.heading = Heading of the roll
roll.groups.label = heading
roll.groups.layout = laid out as
roll.groups.run_in = heading and names in one line
roll.groups.name = a name
roll.groups.officers_first = chair and vice-chair first
roll.groups.office_name = chair's and vice-chair's names
roll.groups.prefix = before the names
roll.groups.group_titles = one title before several names
roll.groups.empty = where there is nobody
roll.groups.note = remark below
roll.groups.columns.header = heading of column
roll.groups.columns.cell = what stands in column
roll.groups.roster = also the members who were not there
roll.movements = Where comings and goings are told
roll.arrived = Beside a name: came later
roll.left = Beside a name: left earlier
roll.present_for = Beside a name: the minutes somebody was there for
roll.present_range = Minutes that follow one another
roll.present_in_part = A minute of which somebody missed a part
roll.marks.present = Mark: present
roll.marks.remote = Mark: present remotely
roll.marks.apologies = Mark: apologies
roll.marks.absent = Mark: absent
roll.states.present = What the mark says: present
roll.states.remote = What the mark says: present remotely
roll.states.apologies = What the mark says: apologies
roll.states.absent = What the mark says: absent
roll.key = Key to the marks
roll.key_mark = A mark in the key
roll.absent_label = Heading of who was absent
roll.apologies_label = Heading of who sent apologies
roll.resumed_heading = Heading of the roll on another day
lists.part.formats = Parts of a decision: counted by
lists.part.patterns = Parts of a decision: how the letter stands (%1)
lists.motion_part.formats = Parts of a motion: counted by
lists.motion_part.patterns = Parts of a motion: how the letter stands (%1)
lists.point.formats = Numbered points: counted by
lists.point.patterns = Numbered points: how the number stands (%1)
lists.bullet.formats = Bullets: counted by
lists.bullet.patterns = Bullets: the mark
lists.condition.formats = Conditions: counted by
lists.condition.patterns = Conditions: how the number stands (%1)
lists.reason.formats = Reasons: counted by
lists.reason.patterns = Reasons: how the number stands (%1)
lists.label_single = A letter also before a part that stands alone
lists.joiner = After each part
lists.last_joiner = After the last part but one
lists.full_stop = After the last part
lists.points_restart = Numbered points begin again
items.order = Order of the items
items.heading = Heading of an item
items.heading_case = Letters of a heading
items.minute = Number of a minute
items.exempt_mark = Mark of an exempt item
items.webcast = Place in the recording
items.purpose = What the item is for
items.application.label = Application: label of line
items.application.text = Application: what stands in line
items.reference = An item, named in a sentence with its minute
items.reference_plain = An item, named in a sentence
items.not_reached = An item that was not reached
items.nothing_recorded = An item with nothing to record
items.exempt_stub = In the public minutes: an item taken in private
items.taken_with = Items taken together
items.taken_under = An item that was taken with another
items.notice = Motion on notice
attendance.no_apologies = No apologies
attendance.apologies = Apologies
attendance.apologies_accepted = Apologies, their reasons accepted
attendance.absent = Absent without apology
attendance.no_substitutes = No substitutes
attendance.substitute = A substitute
attendance.joined = Somebody arrives
attendance.joined_remotely = Somebody joins remotely
attendance.left = Somebody leaves
attendance.left_interest = Somebody leaves with an interest
attendance.returned = Somebody is back
attendance.took_chair = Somebody takes the chair
attendance.elected = Somebody is elected
attendance.for_the_year = Elected for the year
attendance.for_this_meeting = Elected for this meeting
interests.none = No interests
interests.declared = An interest declared
interests.recalled = Under the item: an interest declared before
interests.sensitive = A sensitive interest
interests.disclosable = Disclosable pecuniary, in a sentence
interests.stays = Who stays
interests.leaves = Who leaves
interests.speaks_then_leaves = Who speaks, then leaves
interests.dispensation = A dispensation
earlier_minutes.approved = Earlier minutes approved
earlier_minutes.approved_with_corrections = Earlier minutes approved with corrections
earlier_minutes.signed_by_presiding = Signed by who presides
earlier_minutes.signed_by_other = Signed by somebody else
earlier_minutes.minute = A minute of theirs
earlier_minutes.correction = A correction
earlier_minutes.matter_arising = A matter arising
public.no_public_questions = No questions from the public
public.no_member_questions = No questions from councillors
public.no_questions = No questions at all
public.question = A question
public.question_unnamed_public = A question by somebody not named
public.question_unnamed_member = A question by a councillor not named
public.asker_absent = Who asked is not there
public.answer = The answer
public.written_answer = A written answer will follow
public.supplementary = Supplementary question
public.supplementary_answer = Answer to a supplementary question
public.in_appendix = Question and answer in an appendix
public.petition = A petition
public.petition_outcome = What became of a petition
public.speaker = A speaker
public.speaker_unnamed = A speaker not named
public.roles = Speaker's part
public.appendix = An appendix
public.appendix_heading = Heading of an appendix
motions.moved = A motion moved
motions.moved_by_chair = A motion from the chair
motions.altered = Moved otherwise than in the notice
motions.in_decision = The motion, in a decision's opening words
motions.the_motion = The motion, in a sentence
motions.the_motion_as_amended = The motion as amended, in a sentence
motions.the_procedural_motion = A procedural motion, in a sentence
motions.the_amendment = An amendment, in a sentence
motions.the_question = Whatever was put, in a sentence
motions.procedural = A procedural motion
motions.refer = To refer
motions.next_business = To proceed to the next business
motions.put_question = That the question be now put
motions.amendment = An amendment moved
motions.becomes = The motion once it was amended
motions.withdrawn = Withdrawn
motions.fell = Fell
motions.accepted = An amendment accepted by the mover
votes.assented = Agreed without a vote
votes.carried = Carried
votes.lost = Lost
votes.tied = A tie
votes.undecided = Put to the vote, the result not said
votes.unanimously = Unanimously
votes.by_assent = By assent
votes.by_named_vote = By a named vote
votes.by_show_of_hands = By show of hands
votes.counts = The figures
votes.abstentions = Abstentions among the figures
votes.not_voting = Not voting, among the figures
votes.figures = Figures are written as
votes.named = Before the names of a named vote
votes.named_for = Names in favour
votes.named_against = Names against
votes.named_abstained = Names of who abstained
votes.named_not_voting = Names of who did not vote
votes.casting_for = Casting vote in favour
votes.casting_against = Casting vote against
votes.own = A member's own vote recorded
votes.dissent = Dissent recorded
votes.ways = How a member voted
decisions.resolved = Resolved, before lettered parts
decisions.resolved_sentence = Resolved, in one sentence
decisions.recommended = Recommended, before lettered parts
decisions.recommended_sentence = Recommended, in one sentence
decisions.noted = Noted, before lettered parts
decisions.noted_sentence = Noted, in one sentence
decisions.agreed = Agreed, before lettered parts
decisions.agreed_sentence = Agreed, in one sentence
decisions.refused = Refused, before lettered parts
decisions.refused_sentence = Refused, in one sentence
decisions.actions = Actions agreed, before them
decisions.reasons = Reasons
decisions.alternatives = Alternatives considered
decisions.conditions = Before conditions
decisions.contrary = Against the officer's recommendation
decisions.notice = Words of the decision notice
decisions.appeal = Right of appeal
decisions.total = Last row of a table that is added up
actions.action = An action
procedure.started = The meeting begins
procedure.not_held = The meeting was not held
procedure.varied_by_ruling = Order of business varied by ruling
procedure.varied = Order of business varied
procedure.urgent = Urgent business
procedure.deferred = An item deferred
procedure.withdrawn = An item withdrawn
procedure.adjourned = Adjourned
procedure.resumed = Resumed
procedure.extended = The meeting extended
procedure.excluded = Public excluded: exempt information
procedure.excluded_confidential = Public excluded: confidential information
procedure.excluded_1960_act = Public excluded under the 1960 Act
procedure.public_interest = The public interest, in the exclusion
procedure.staying = Who stays while the public is excluded
procedure.paragraph = Paragraphs of Schedule 12A
procedure.readmitted = Public readmitted
procedure.next_meeting = Next meeting
procedure.future_date = Date of a meeting to come
procedure.ended = The meeting ends
"""

_FIELDS = """
abstentions = how many abstained
action = what they do for the meeting: stay, leave
altered = that it was moved otherwise than in the notice
ampm = am or pm
appendix = which appendix
applicant = who applied
article = a or an
at = when, as a time or under an item
because = what was carried instead
body = name of the body
body_first = the body, at the beginning of a sentence
category = kind of action
chair = title of who presides
council = name of the council
counts = the figures of the vote
date = the date
dates = the dates
day = day of the month
dd = day of the month, two figures
due = by when
exempt = that it is exempt
first = the first
group = political group
h = hour, 12 hours
hh = hour, two figures
hour = hour, 24 hours
in_chair = that they presided
in_favour = how many in favour
interest = which interest
item = the item
items = the items
last = the last
letter = letter of the amendment
manner = unanimously, by a named vote
mark = the mark
marks = the marks in use
member = for whom
minute = number of the minute
minutes = the minutes, or how many
mm = minutes of the hour, or the month, two figures
month = the month
motion = the motion
mover = who moved it
movements = comings and goings
n = the number
name = full name
nature = nature of the interest
new = the new words
nn = the number, two figures
nnn = the number, three figures
not_voting = how many did not vote
noun = Committee, Council, Cabinet
number = number
office = Chair, Vice-Chair
old = the old words
on_behalf_of = for whom they speak
opposed = how many against
ordinal = 1st, 2nd, 3rd
organisation = organisation
other_name = name in the council's other language
other_title = title in the council's other language
outcome = what became of it
owner = who is to do it
pages = pages of the agenda
paragraphs = paragraphs of Schedule 12A
people = who
person = who
place = the place
post = post
proposal = what was proposed
purpose = what the item is for
question = what was put to the vote
reason = the reason
recommendation = what the agenda recommends
reference = its reference
remotely = that they attended remotely
role = part: objector, agent
seconder = who seconded it
short_date = the date, short
short_title = title, short
signatures = how many signed
signed = by whom it was signed
site = the site
state = present, apologies
substituted = for whom they substituted
surname = surname
term = for how long
text = the words
the_body = the body, in a sentence
time = the time
title = title
to = to whom, or until when
type = annual, extraordinary
until = until when
ward = the ward
way = for, against
webcast = place in the recording
weekday = day of the week
who = who
year = the year
yy = the year, two figures
"""

_CHOICES = """
items.order agenda = As on the agenda
items.order taken = As they were taken
items.heading_case as_typed = As typed
items.heading_case upper = CAPITALS
items.heading_case sentence = Only the first a capital
votes.figures digits = Figures: 7
votes.figures words = Words: seven
lists.points_restart each_item = Under each item
lists.points_restart never = Never
roll.movements roll = Beside the name
roll.movements items = Under the item
roll.movements both = Both
roll.groups.layout sentence = One sentence
roll.groups.layout lines = Lines of one paragraph
roll.groups.layout each = A paragraph each
roll.groups.layout table = A table
decimal = 1, 2, 3
lower_letter = a, b, c
upper_letter = A, B, C
lower_roman = i, ii, iii
bullet = A bullet
"""


def _table(text: str) -> Mapping[str, str]:
    pairs = (line.split(" = ", 1) for line in text.strip().split("\n"))
    return {key: words.replace("'", "’") for key, words in pairs}


@lru_cache(maxsize=1)
def key_words() -> Mapping[str, str]:
    """Return the words for each key."""
    return _table(_KEYS)


@lru_cache(maxsize=1)
def field_words() -> Mapping[str, str]:
    """Return what each field of a phrase is filled in with."""
    return _table(_FIELDS)


@lru_cache(maxsize=1)
def _choices() -> Mapping[str, str]:
    return _table(_CHOICES)


def choice_words(key: str, value: str) -> str:
    """Return the words for one of the values that a key may have."""
    return _choices().get(f"{key} {value}") or _choices().get(value) or value
