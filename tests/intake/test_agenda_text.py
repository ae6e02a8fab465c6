"""Pasted agendas: what becomes an item, and what does not. The agendas are invented, in councils’ own shapes."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.intake.agenda_text import MOST_ITEMS, read_agenda
from clerk.intake.plan import AgendaPlan
from clerk.record.kinds import is_slug
from clerk.record.meeting import AgendaItem, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.record.references import check_references
from clerk.record.script import read_script, write_script

PACK = """
Agenda

Environment Scrutiny Committee

Date: **Tuesday 8 December 2026**

Time: **2.00 pm**

Place: **Committee Room 2, The Moot Hall,
Aldermere**

Membership

Chairperson Councillor Marta Reyes

Councillor Owen Lindqvist

Agenda

\t\tPages
1.\t<p>APOLOGIES FOR ABSENCE</p> <p>To receive apologies for absence.</p>\t
2.\t<p>DECLARATIONS OF INTEREST</p>\t
3.\t<p>MINUTES</p> <p>To receive the minutes of the meeting held on 6 October 2026.</p>\t9 - 12
<p>HOW TO SUBMIT QUESTIONS</p> <p>The deadline is 9.30am on Thursday 3 December 2026.</p>\t\t
4.\t<p>QUESTIONS FROM MEMBERS OF THE PUBLIC</p>\t
5.\t<p>RIVER QUALITY &amp; THE LEAM</p> <p>To consider the winter sampling.</p>\t13 - 36
6.\t<p>PROGRESS REPORT</p>\t37
7.\t<p>DATE OF THE NEXT MEETING</p> <p>Tuesday 2 February 2027, 2.00pm.</p>\t

The public's rights to information and attendance at meetings

You have a right to:

1. Attend all meetings
2. Inspect agendas

The seven principles of public life

1. Selflessness

Holders of public office should act solely in terms of the public interest.

2. Integrity

Title of report: River quality & the Leam

Recommendation

That the Committee note the results of the winter sampling.

Alternative options

1. There are none.

2. The river was sampled at three sites.
3. It will be sampled again.

Title of report: Progress report

Recommendation(s)

- i). That the progress report be noted; and
- ii). That the requests that were answered be
agreed as completed.

Alternative options
"""


def titles(plan: AgendaPlan) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in plan.items]


def test_an_agenda_pack_gives_its_items_and_nothing_else() -> None:
    plan = read_agenda(PACK)
    assert titles(plan) == [
        ("1", "APOLOGIES FOR ABSENCE"),
        ("2", "DECLARATIONS OF INTEREST"),
        ("3", "MINUTES"),
        ("4", "QUESTIONS FROM MEMBERS OF THE PUBLIC"),
        ("5", "RIVER QUALITY & THE LEAM"),
        ("6", "PROGRESS REPORT"),
        ("7", "DATE OF THE NEXT MEETING"),
    ]
    kinds = [item.kind for item in plan.items]
    assert kinds == [
        "apologies", "declarations", "minutes", "public_questions", "report", "report", "next_meeting",
    ]  # fmt: skip
    assert [item.pages for item in plan.items] == ["", "", "9-12", "", "13-36", "37", ""]
    assert plan.items[0].purpose == "To receive apologies for absence."
    assert plan.items[2].purpose == "To receive the minutes of the meeting held on 6 October 2026."
    assert plan.items[6].purpose == "Tuesday 2 February 2027, 2.00pm."


def test_what_the_agenda_says_of_the_meeting_is_read() -> None:
    plan = read_agenda(PACK)
    assert plan.body == "Environment Scrutiny Committee"
    assert plan.date == dt.date(2026, 12, 8)
    assert plan.time == "14:00"
    assert plan.place == "Committee Room 2, The Moot Hall, Aldermere"


def test_the_recommendations_of_the_reports_go_to_their_items() -> None:
    plan = read_agenda(PACK)
    assert plan.items[4].recommendations == (
        "That the Committee note the results of the winter sampling",
    )
    assert plan.items[5].recommendations == (
        "That the progress report be noted",
        "That the requests that were answered be agreed as completed",
    )


WEB = """
Items
No. Item

142.

Apologies for absence

To receive apologies for absence.

Minutes:

Apologies were received from Councillor Tom Marsh.

143.

Minutes pdf icon PDF 546 KB

To receive the minutes of the meeting held on 28 February 2026.

Additional documents:

Minutes:

The minutes were agreed.

144.

Flood wardens: review of the pilot pdf icon PDF 246 KB

Minutes:

2026 was a dry year, and 12 wardens
were appointed.

Resolved: That the pilot go on.

145.

Date of the next meeting
"""


def test_a_web_page_with_numbers_on_their_own_lines() -> None:
    plan = read_agenda(WEB)
    assert titles(plan) == [
        ("142", "Apologies for absence"),
        ("143", "Minutes"),
        ("144", "Flood wardens: review of the pilot"),
        ("145", "Date of the next meeting"),
    ]
    assert plan.items[2].purpose == ""


@pytest.mark.parametrize(
    "text",
    [
        "1. Apologies\n2. Minutes\n3. Budget 2027/28\n",
        "1 Apologies\n2 Minutes\n3 Budget 2027/28\n",
        "1) Apologies\n2) Minutes\n3) Budget 2027/28",
        "1.\tApologies\n2.\tMinutes\n3.\tBudget 2027/28",
        "1: Apologies\r\n\r\n2: Minutes\r\n\r\n3: Budget 2027/28",
        "Item 1: Apologies\nItem 2: Minutes\nItem 3: Budget 2027/28",
        "Agenda item 1 – Apologies\nAgenda item 2 – Minutes\nAgenda item 3 – Budget 2027/28",
        "1.\nApologies\n2.\nMinutes\n3.\nBudget 2027/28",
        "<tr><td>1.</td><td>Apologies</tr><tr><td>2.</td><td>Minutes</td></tr><tr><td>3.</td><td>Budget 2027/28</td>",
        "1.  Apologies ........ 3\n2.  Minutes (Pages 4 - 9)\n3.  Budget 2027/28    10 - 20",
    ],
)
def test_every_form_of_number_makes_items(text: str) -> None:
    assert titles(read_agenda(text)) == [
        ("1", "Apologies"),
        ("2", "Minutes"),
        ("3", "Budget 2027/28"),
    ]


def test_numbers_with_points_are_items_and_letters_stay_with_their_parent() -> None:
    plan = read_agenda(
        "6. Apologies\n7. Planning applications\n7.1 26/00417/FUL: digester, Leam Mead\n7.2 "
        "26/00501/FUL: 3 Priory Row\n"
        "8. Petitions\n(a) the limes in Priory Row\n(b) the weir\n9. Close"
    )
    assert [number for number, _ in titles(plan)] == ["6", "7", "7.1", "7.2", "8", "9"]
    assert plan.items[4].purpose == "(a) the limes in Priory Row (b) the weir"
    assert len({item.id for item in plan.items}) == 6


def test_a_title_broken_over_two_lines_is_one() -> None:
    plan = read_agenda(
        "1. APOLOGIES\n2. COMMUNITY FLOOD WARDENS: REVIEW OF THE\nPILOT SCHEME (Pages 3 - 8)\nTo consider the review.\n"
        "3. Work programme and\nforward plan\n"
    )
    assert titles(plan)[1:] == [
        ("2", "COMMUNITY FLOOD WARDENS: REVIEW OF THE PILOT SCHEME"),
        ("3", "Work programme and forward plan"),
    ]
    assert plan.items[1].pages == "3-8"
    assert plan.items[1].purpose == "To consider the review."


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("Recommendation: That the terms be agreed.", ("That the terms be agreed",)),
        ("Recommendations:\na) That it be noted; and\nb) That it be sent\nto the Cabinet.",
         ("That it be noted", "That it be sent to the Cabinet")),
        ("RECOMMENDATION(S)\n\n• That it be noted\n• That it be sent to the Cabinet",
         ("That it be noted", "That it be sent to the Cabinet")),
        ("Recommendations:\nThat the Committee:\n(i) notes the report; and\n(ii) thanks officers.",
         ("That the Committee notes the report", "That the Committee thanks officers")),
        ("Recommendations\n1. That it be noted\n2. That it be sent", ("That it be noted", "That it be sent")),
        ("RECOMMENDED that the pilot go on for a year.", ("the pilot go on for a year",)),
    ],
)  # fmt: skip
def test_recommendations_in_every_form(block: str, wanted: tuple[str, ...]) -> None:
    plan = read_agenda(
        f"1. Apologies\n2. Depot lease\n{block}\n3. Date of next meeting\nTo note the date."
    )
    assert titles(plan) == [("1", "Apologies"), ("2", "Depot lease"), ("3", "Date of next meeting")]
    found = plan.items[1].recommendations
    assert tuple(text.removeprefix("That ") for text in found) == tuple(
        text.removeprefix("That ") for text in wanted
    )
    assert plan.items[2].purpose == "To note the date."


def test_paragraphs_of_exempt_information_are_read() -> None:
    plan = read_agenda(
        "1. Apologies\n2. Depot lease (exempt, paragraph 3)\n3. A tenant’s arrears\nNot for "
        "publication: exempt by virtue "
        "of paragraphs 1 and 3 of Part 1 of Schedule 12A.\n4. Work programme\nSee paragraph 3 of the report."
    )
    assert [item.exempt for item in plan.items] == [(), (3,), (1, 3), ()]


def test_an_exclusion_marks_the_items_that_it_names() -> None:
    plan = read_agenda(
        "8. Apologies\n9. Exclusion of the press and public\nTo exclude the public from items 10 and "
        "11, which disclose "
        "exempt information as defined in paragraph 3 of Schedule 12A.\n10. Depot\n11. Lease\n12. Next meeting"
    )
    assert [item.exempt for item in plan.items] == [(), (), (3,), (3,), ()]
    silent = read_agenda(
        "1. Apologies\n2. Exclusion of the public\nExempt information, paragraph 3.\n3. Depot\n4. Next meeting"
    )
    assert [item.exempt for item in silent.items] == [(), (), (), ()]
    assert "mark those that are exempt" in silent.remarks[0]


@pytest.mark.parametrize(
    "text",
    ["", "   \n\n", "Dear Sir,\nthank you for your letter of 6 October.\nYours", "12345", "<p></p>",
     "Councillors\n1. Councillor A Bee\n2. Councillor C Dee\n3. Councillor E Eff"],
)  # fmt: skip
def test_text_that_is_no_agenda_has_no_items(text: str) -> None:
    assert read_agenda(text).items == ()


def test_scripts_and_tags_are_dropped_and_what_looks_like_one_stays_text() -> None:
    plan = read_agenda(
        "<script>1. Apologies\n2. Minutes</script>1. <b>Apologies</b>\n2. Budget where a &lt;b&gt; is less than 3\n"
    )
    assert titles(plan) == [("1", "Apologies"), ("2", "Budget where a <b> is less than 3")]


def as_meeting(plan: AgendaPlan) -> Meeting:
    return Meeting(
        council=Council(name="Aldermere District Council"),
        people=(Person(id="a", name="A Bee"),),
        body=Body(
            id="b", name="B", type="other", style="council", quorum=Quorum(number=1), members=(Seat(person="a"),)
        ),
        particulars=Particulars(date=plan.date or dt.date(2026, 1, 1), time=plan.time or "10:00", place=plan.place),
        agenda=plan.items,
    )  # fmt: skip


def sound(plan: AgendaPlan) -> None:
    assert all(is_slug(item.id) for item in plan.items)
    assert len({item.id for item in plan.items}) == len(plan.items) <= MOST_ITEMS
    meeting = as_meeting(plan)
    check_references(meeting)
    assert read_script(write_script(meeting)).meeting.agenda == plan.items


PIECES = st.sampled_from(
    ["1.", "2 ", "3)", "7.1", "(a) ", "Item 4", "\t", "\n", "\n\n", "<p>", "</p>", "Recommendation(s):",
     "RECOMMENDED", "That ",
     "exempt", "paragraph 3", "Pages 5 - 9", "Apologies", "Minutes", "Exclusion of the public",
     "items 1 to 99", "&amp;", "<td>",
     "Date:", "2.30 pm", "31 February 2026", "held at ", "\u202e", "\x00", "\ud800", "999999999999",
     "Title of report: Minutes"]
)  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map("".join))
)
def test_whatever_is_pasted_gives_a_plan_that_can_be_kept(text: str) -> None:
    sound(read_agenda(text, dt.date(2026, 11, 22)))


@pytest.mark.parametrize(
    "text",
    ["1. " * 100_000, "(" * 200_000, "<p" * 100_000, "1.\n" * 60_000, "1. Apologies\n" * 30_000, "&" * 200_000,
     "\n".join(f"{n}. Apologies" for n in range(1, 5000)), "Pages " * 50_000, "items 1, " * 40_000,
     "1. Exclusion of the public exempt paragraph " + "3, " * 50_000, "<script>" * 20_000, "<!--" * 40_000],
)  # fmt: skip
def test_large_and_hostile_text_is_read_in_good_time(text: str) -> None:
    import time

    begun = time.monotonic()
    sound(read_agenda(text))
    assert time.monotonic() - begun < 5


def seed(shared: Path, name: str) -> str:
    return (shared / "seeds" / name).read_text(encoding="utf-8")


def test_the_agenda_pack_that_was_published(shared: Path) -> None:
    plan = read_agenda(seed(shared, "scrutiny-agenda-pack-2022-10-11.txt"))
    assert [item.number for item in plan.items] == [str(n) for n in range(1, 10)]
    assert [item.kind for item in plan.items] == [
        "apologies", "substitutes", "declarations", "minutes", "public_questions", "member_questions",
        "report", "report", "next_meeting",
    ]  # fmt: skip
    assert [len(item.recommendations) for item in plan.items] == [0, 0, 0, 0, 0, 0, 1, 2, 0]
    assert [item.pages for item in plan.items] == ["", "", "", "9-12", "", "", "13-36", "37-64", ""]
    assert (plan.date, plan.time) == (dt.date(2022, 10, 11), "14:00")
    assert plan.body
    assert plan.place
    sound(plan)


def test_the_web_page_that_was_published(shared: Path) -> None:
    plan = read_agenda(seed(shared, "scrutiny-web-minutes-2023-07-18.txt"))
    assert [item.number for item in plan.items] == [str(n) for n in range(142, 152)]
    assert not any("PDF" in item.title for item in plan.items)
    assert plan.place
    sound(plan)


def test_a_press_release_is_no_agenda(shared: Path) -> None:
    assert read_agenda(seed(shared, "press-release-2024-12-19.txt")).items == ()


def test_items_are_the_records_own(shared: Path) -> None:
    assert all(isinstance(item, AgendaItem) for item in read_agenda(PACK).items)


def test_whose_report_an_item_is_does_not_hide_its_recommendations() -> None:
    plan = read_agenda(
        "1. Apologies\n2. Restoring the brook (Pages 11 - 24)\nReport of the Head of Green Spaces.\n"
        "Recommendations:\n(a) That the outcome be noted.\n(b) That a design be commissioned.\n3. Next meeting"
    )
    item = plan.items[1]
    assert item.purpose == "Report of the Head of Green Spaces."
    assert len(item.recommendations) == 2


def test_an_exemption_is_not_said_twice_in_a_title() -> None:
    plan = read_agenda(
        "1. Apologies\n2. Depot lease (exempt, paragraph 3) (Pages 31 - 36)\n3. Next meeting"
    )
    item = plan.items[1]
    assert (item.title, item.exempt, item.pages) == ("Depot lease", (3,), "31-36")
