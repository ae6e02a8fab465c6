"""Fields of a form that follow others, and what a form says it understood, before anything is recorded."""

from collections.abc import Callable

from clerk.assets import resources
from clerk.record.facts import Amend, Attend, Declare, Move, Resolve, Vote
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.ui.fact_strip import FactStrip
from tests.stories.fingers import press_named, write
from tests.stories.officer import Officer

OfficerAt = Callable[[Meeting], Officer]


def meeting_of(name: str) -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def strip_of(officer: Officer) -> FactStrip:
    return officer.window.entries.strip


def keys(officer: Officer, *struck: str) -> None:
    """Strike keys by name, and between quotes letters."""
    for each in struck:
        if each.startswith("'"):
            write(each[1:])
        else:
            press_named(each)
        officer.wait()


def test_whom_letters_mean_is_said_as_they_are_typed_and_is_what_is_recorded(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("quiet"))
    strip = strip_of(officer)
    keys(officer, "Ctrl+F5", "'h, pd")
    assert strip.understood.isVisible()
    assert strip.understood.words.startswith(
        "Understood: Miriam Harcastle (Leader of the Council), Philip Dunn"
    )
    keys(officer, "Enter")
    assert officer.desk.sight is not None
    fact = officer.desk.sight.meeting.entries[0].fact
    assert isinstance(fact, Attend)
    assert fact.people == ("harcastle", "dunn")


def test_letters_of_two_are_said_to_be_of_two_and_enter_asks_for_more(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("contested"))
    strip = strip_of(officer)
    keys(officer, "F5", "'mar")
    assert strip.understood.words == "“mar” may be Tom Marsh or Joan Marsh; type more of the name."
    keys(officer, "Enter")
    assert strip.form is not None
    assert officer.desk.sight is not None
    assert officer.desk.sight.meeting.entries == ()
    keys(officer, "Ctrl+A", "'jm")
    assert strip.understood.words == "Understood: Joan Marsh"


def test_as_what_somebody_attends_follows_who_it_is_until_it_is_chosen(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("quiet"))
    boxes = strip_of(officer).boxes
    keys(officer, "Ctrl+F5", "'r")
    boxes = strip_of(officer).boxes
    assert boxes["capacity"].text == "scrutiny_chair"
    keys(officer, "Backspace", "'officers")
    assert boxes["capacity"].text == "officer"
    keys(officer, "Tab", "'pa", "Shift+Tab", "'t")
    assert boxes["capacity"].text == "partner"


def test_an_entry_that_is_there_keeps_what_was_chosen_when_its_people_are_changed(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("quiet"))
    keys(officer, "Ctrl+F5", "'t", "Tab", "'pa", "Enter")
    keys(officer, "Alt+2", "End", "F2", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    boxes = strip_of(officer).boxes
    boxes["people"].take_keyboard()
    keys(officer, "'r")
    assert boxes["people"].text == "r"
    assert boxes["capacity"].text == "partner"


def decided(officer: Officer, item: str) -> None:
    """Open an item and carry a motion there that refers to the report."""
    officer.go_to_item(item)
    keys(officer, "Ctrl+M", "'That the recommendations be approved", "Enter", "Ctrl+F8")


def test_a_motion_that_refers_to_the_report_is_decided_in_its_words(officer_at: OfficerAt) -> None:
    officer = officer_at(meeting_of("quiet"))
    decided(officer, "river")
    keys(officer, "F9")
    strip = strip_of(officer)
    assert strip.boxes["kind"].widget.hasFocus()
    keys(officer, "'rec", "Enter")
    assert officer.desk.sight is not None
    fact = officer.desk.sight.meeting.entries[-1].fact
    assert fact == Resolve(
        kind="recommended",
        by="motion-1",
        to="Council",  # as an executive recommends
        parts=(
            "The recommendations of the Environment Scrutiny Committee be accepted; and",
            "The Head of Environment be authorised to instruct the contractor.",
        ),
    )


def test_a_vote_on_the_item_is_called_something_and_one_on_a_motion_is_not(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("quiet"))
    officer.go_to_item("budget")
    keys(officer, "F8", "'4", "Enter")
    keys(officer, "Ctrl+M", "'That it be so.", "Enter", "F8", "'4", "Enter")
    assert officer.desk.sight is not None
    votes = [fact for _, fact in officer.desk.sight.meeting.of(Vote)]
    assert [(vote.on, vote.ref) for vote in votes] == [("item", "vote-1"), ("motion-1", None)]


def test_what_a_motion_would_read_is_said_only_once_it_was_changed(officer_at: OfficerAt) -> None:
    officer = officer_at(meeting_of("quiet"))
    officer.go_to_item("budget")
    keys(officer, "Ctrl+M", "'That:", "Tab", "Tab", "Tab", "'one;", "Enter", "'two.", "Ctrl+Return")
    keys(officer, "Ctrl+Shift+M", "'To delete two", "Enter")
    keys(officer, "Ctrl+Shift+M", "'To put three for two", "Tab", "Tab", "Tab")
    assert strip_of(officer).boxes["becomes"].text == "one;\ntwo."
    keys(officer, "Ctrl+End", *["Backspace"] * 4, "'three.", "Ctrl+Return")
    assert officer.desk.sight is not None
    moved = [fact for _, fact in officer.desk.sight.meeting.of(Amend)]
    assert [fact.becomes for fact in moved] == [(), ("one;", "three.")]


def test_a_motion_on_notice_stands_there_with_its_mover_until_it_was_moved(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("contested"))
    officer.go_to_item("i9")
    keys(officer, "Ctrl+M", "Enter")
    assert officer.desk.sight is not None
    fact = officer.desk.sight.meeting.entries[0].fact
    assert isinstance(fact, Move)
    assert (fact.mover, fact.seconder) == ("pryce", "okoro")
    assert fact.what.startswith("That the Committee call on the Council")
    keys(officer, "Ctrl+M")
    assert strip_of(officer).boxes["what"].text == ""


def test_a_label_of_an_interest_that_was_used_is_typed_in_letters_and_has_its_class(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(meeting_of("contested"))
    officer.go_to_item("i3")
    keys(
        officer,
        "Ctrl+Shift+I",
        "'cole",
        "Tab",
        "'7",
        "Tab",
        "'Schedule 1",
        "Tab",
        "Tab",
        "Tab",
        "Up",
        "Enter",
    )
    keys(officer, "Ctrl+Shift+I", "'brandt", "Tab", "'10", "Tab", "'s1")
    assert strip_of(officer).understood.words == (
        "Understood: Schedule 1, class in law disclosable pecuniary interest"
    )
    keys(officer, "Enter")
    assert officer.desk.sight is not None
    fact = officer.desk.sight.meeting.entries[-1].fact
    assert isinstance(fact, Declare)
    assert (fact.interest, fact.class_) == ("Schedule 1", "disclosable_pecuniary")
