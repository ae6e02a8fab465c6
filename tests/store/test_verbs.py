"""What may be done to a book, verb by verb."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from clerk.errors import Refused
from clerk.record.facts import CloseItem, Move, OpenItem, Private, Say, Table, Vote
from clerk.record.meeting import AgendaItem, Signed
from clerk.record.people import Person
from clerk.store.minutebook import MinuteBook, open_book
from clerk.store.verbs import Step
from tests.store.planning import DAY, a_meeting, a_plan, at, say, without_ids, words


def test_a_new_meeting_comes_back_as_it_was_set_up(book: MinuteBook) -> None:
    done = book.new_meeting(a_plan())
    assert book.meeting(done.value) == a_plan()
    assert done.changes.plan
    assert done.changes.touches(done.value)
    assert done.changes.name == "new meeting of Planning Committee, 4 March 2026"


def test_a_second_meeting_at_the_same_time_is_refused_unless_meant(book: MinuteBook) -> None:
    first = book.new_meeting(a_plan()).value
    with pytest.raises(
        Refused, match=f"already has a meeting of Planning Committee .*meeting {first}"
    ):
        book.new_meeting(a_plan(time="14:30:00"))
    second = book.new_meeting(a_plan(), again=True).value
    assert second != first
    book.new_meeting(a_plan(time="18:00"))
    assert len(book.meetings()) == 3


def test_the_list_of_meetings_is_in_order_and_says_what_became_of_each(book: MinuteBook) -> None:
    late = book.new_meeting(a_plan(date=dt.date(2026, 4, 1))).value
    held = book.replay(a_meeting()).value
    morning = book.new_meeting(a_plan(time="09:00")).value
    listed = book.meetings()
    assert [each.id for each in listed] == [morning, held, late]
    middle = listed[1]
    assert (middle.council, middle.body_id, middle.body_name) == (
        "Aldermere District Council",
        "planning",
        "Planning Committee",
    )
    assert (middle.date, middle.time, middle.style, middle.type) == (
        DAY,
        "14:30",
        "council",
        "ordinary",
    )
    assert (middle.started, middle.ended, middle.entries) == (at("14:30"), None, 7)


def test_files_are_called_after_body_and_date_and_the_second_that_day_has_a_number(
    book: MinuteBook,
) -> None:
    evening = book.new_meeting(a_plan(time="18:00")).value
    afternoon = book.new_meeting(a_plan()).value
    other_day = book.new_meeting(a_plan(date=dt.date(2026, 4, 1))).value
    stems = [book.file_stem(each) for each in (afternoon, evening, other_day)]
    assert stems == ["planning-2026-03-04", "planning-2026-03-04-2", "planning-2026-04-01"]


def test_an_entry_belongs_to_the_item_open_at_its_time(book: MinuteBook, planning: int) -> None:
    book.record(planning, OpenItem(item="i1"), at("14:30"))
    book.record(planning, OpenItem(item="i6"), at("14:40"))
    book.record(planning, CloseItem(item="i6"), at("15:00"))
    say(book, planning, "early", "14:35")
    say(book, planning, "while six was open", "14:45")
    say(book, planning, "after it", "15:10")
    elsewhere = book.record(planning, Say(text="elsewhere"), at("14:50"), item="i7").value
    items = {
        entry.fact.text: entry.item
        for entry in book.meeting(planning).entries
        if isinstance(entry.fact, Say)
    }
    assert items == {
        "early": "i1",
        "while six was open": "i6",
        "elsewhere": "i7",
        "after it": None,
    }
    assert book.meeting(planning).entry_by_id[elsewhere].item == "i7"


def test_entries_are_in_order_of_time_and_those_of_one_moment_in_order_of_entry(
    book: MinuteBook, planning: int
) -> None:
    for text, clock in (
        ("three", "15:00"),
        ("one", "14:59"),
        ("four", "15:00"),
        ("two", "14:59:30"),
    ):
        say(book, planning, text, clock)
    assert words(book, planning) == ["one", "two", "three", "four"]


def test_everything_said_of_an_entry_is_kept(book: MinuteBook, planning: int) -> None:
    entered = dt.datetime(2026, 3, 4, 15, 20, 1, 250_000)
    number = book.record(
        planning,
        Say(text="She left at about quarter to."),
        at("14:45"),
        about=True,
        entered=entered,
        wording="Her own words.",
        exempt=False,
    ).value
    entry = book.meeting(planning).entry_by_id[number]
    assert (entry.about, entry.entered, entry.wording, entry.exempt) == (
        True,
        entered,
        "Her own words.",
        False,
    )
    assert not entry.wording_is_stale


def test_text_loses_what_no_document_may_hold(book: MinuteBook, planning: int) -> None:
    say(book, planning, "one\ttwo\nthree\x07 \ud800four")
    assert words(book, planning) == ["one two three four"]


def test_a_change_alters_what_is_given_and_nothing_else(book: MinuteBook, planning: int) -> None:
    number = say(book, planning, "as first typed")
    before = book.meeting(planning).entry_by_id[number]
    done = book.change(number, fact=Say(text="as corrected"))
    after = book.meeting(planning).entry_by_id[number]
    assert after == msgspec.structs.replace(before, fact=Say(text="as corrected"))
    assert done.changes.entries == {number}
    assert not done.changes.plan
    book.change(number, at=at("14:00"), item="i7", about=True, exempt=True)
    last = book.meeting(planning).entry_by_id[number]
    assert (last.at, last.item, last.about, last.exempt) == (at("14:00"), "i7", True, True)
    book.change(number, item=None, exempt=None)
    assert book.meeting(planning).entry_by_id[number].item is None


def test_a_change_that_changes_nothing_is_no_step(book: MinuteBook, planning: int) -> None:
    number = say(book, planning, "the same")
    name = book.undo_name
    assert book.change(number, fact=Say(text="the same")).changes.nothing
    assert book.undo_name == name


def test_an_entry_moved_to_another_moment_comes_last_there(book: MinuteBook, planning: int) -> None:
    first = say(book, planning, "first", "15:00")
    say(book, planning, "second", "15:10")
    book.change(first, at=at("15:10"))
    assert words(book, planning) == ["second", "first"]


def test_an_own_wording_is_stale_once_its_fact_has_changed(book: MinuteBook, planning: int) -> None:
    number = say(book, planning, "derived")
    book.reword(number, "The officer’s own sentence.")
    assert not book.meeting(planning).entry_by_id[number].wording_is_stale
    book.change(number, fact=Say(text="derived otherwise"))
    assert book.meeting(planning).entry_by_id[number].wording_is_stale
    book.reword(number, "The officer’s own sentence.")
    assert not book.meeting(planning).entry_by_id[number].wording_is_stale
    book.reword(number, None)
    entry = book.meeting(planning).entry_by_id[number]
    assert (entry.wording, entry.worded_for) == (None, None)


def test_a_removed_entry_is_gone_and_its_number_never_comes_back(
    book: MinuteBook, planning: int
) -> None:
    kept = say(book, planning, "kept")
    removed = say(book, planning, "removed")
    book.remove(removed)
    assert words(book, planning) == ["kept"]
    assert say(book, planning, "another") > removed > kept
    with pytest.raises(Refused, match=f"no entry {removed}"):
        book.remove(removed)


def test_entries_of_one_moment_change_places(book: MinuteBook, planning: int) -> None:
    one, two, three = (say(book, planning, text) for text in ("one", "two", "three"))
    book.move(three, before=one)
    assert words(book, planning) == ["three", "one", "two"]
    book.move(three, before=None)
    assert words(book, planning) == ["one", "two", "three"]
    assert book.move(two, before=three).changes.nothing
    assert book.move(two, before=two).changes.nothing
    later = say(book, planning, "later", "15:01")
    with pytest.raises(Refused, match="same moment"):
        book.move(later, before=one)


def test_places_never_run_out(book: MinuteBook, planning: int) -> None:
    first, second, third = (say(book, planning, text) for text in ("a", "b", "c"))
    for _ in range(70):  # halving alone would end after about fifty
        book.move(third, before=second)
        second, third = third, second
    assert sorted(words(book, planning)) == ["a", "b", "c"]
    assert words(book, planning)[0] == "a"
    assert book.meeting(planning).entries[0].id == first


def test_a_plan_is_replaced_and_the_entries_stay(book: MinuteBook, planning: int) -> None:
    number = say(book, planning, "kept")
    plan = a_plan(place="Town Hall", signed=Signed(by="Adaeze Okoro", on=DAY))
    plan = msgspec.structs.replace(
        plan,
        people=(*reversed(plan.people), Person(id="new", name="Ida New")),
        agenda=(AgendaItem(id="i9", number="9", kind="other", title="Other"), *plan.agenda[:-1]),
    )
    done = book.set_plan(planning, plan)
    assert book.meeting(planning).with_entries(()) == plan
    assert [entry.id for entry in book.meeting(planning).entries] == [number]
    assert done.changes.plan
    assert book.set_plan(planning, plan).changes.nothing


def test_a_plan_without_what_an_entry_names_is_refused(book: MinuteBook, planning: int) -> None:
    book.record(planning, OpenItem(item="i6"), at("14:35"))
    plan = a_plan()
    with pytest.raises(Refused, match="i6"):
        book.set_plan(planning, msgspec.structs.replace(plan, agenda=plan.agenda[:1]))


def test_a_fact_that_names_what_the_meeting_does_not_have_is_refused(
    book: MinuteBook, planning: int
) -> None:
    with pytest.raises(Refused, match="agenda item “i99”"):
        book.record(planning, OpenItem(item="i99"), at("14:30"))
    with pytest.raises(Refused, match="person “nobody”"):
        book.record(planning, Say(text="x", by="nobody"), at("14:30"))
    with pytest.raises(Refused, match="motion “m1”"):
        book.record(planning, Vote(on="m1", manner="assent"), at("14:30"))
    with pytest.raises(Refused, match="no agenda item “i99”"):
        book.record(planning, Say(text="x"), at("14:30"), item="i99")


def test_a_fact_of_the_wrong_types_is_refused(book: MinuteBook, planning: int) -> None:
    with pytest.raises(Refused, match="for"):
        book.record(planning, Vote(on="item", manner="show_of_hands", for_=-2), at("14:30"))
    with pytest.raises(Refused, match="give the words"):
        book.record(planning, Move(ref="m1"), at("14:30"))
    assert book.meeting(planning).entries == ()


def test_a_motion_stays_while_a_vote_rests_on_it(book: MinuteBook, planning: int) -> None:
    motion = book.record(planning, Move(ref="m1", what="That it be so"), at("14:50")).value
    vote = book.record(planning, Vote(on="m1", manner="assent"), at("14:55")).value
    with pytest.raises(Refused, match="the vote at 14:55 rests on it"):
        book.remove(motion)
    with pytest.raises(Refused, match="rests on it"):
        book.change(motion, fact=Say(text="no motion at all"))
    with pytest.raises(Refused, match="used already"):
        book.record(planning, Move(ref="m1", what="Another"), at("15:00"))
    book.change(motion, fact=Move(ref="m1", what="That it be so, and soon"))
    book.remove(vote)
    book.remove(motion)
    assert book.meeting(planning).entries == ()


def test_a_removed_meeting_is_gone_with_all_that_was_recorded(book: MinuteBook) -> None:
    number = book.replay(a_meeting()).value
    done = book.remove_meeting(number)
    assert book.meetings() == []
    assert done.changes.touches(number)
    with pytest.raises(Refused, match=f"no meeting {number}"):
        book.meeting(number)
    book.undo()
    assert without_ids(book.meeting(number)) == a_meeting()


def test_a_replayed_meeting_is_one_step(book: MinuteBook) -> None:
    done = book.replay(a_meeting())
    assert without_ids(book.meeting(done.value)) == a_meeting()
    assert len(done.changes.entries) == 7
    with pytest.raises(Refused, match="already has a meeting"):
        book.replay(a_meeting())
    book.undo()
    assert book.meetings() == []


def test_names_of_a_named_vote_stay_in_the_order_called(book: MinuteBook, planning: int) -> None:
    called = {"leigh_b": "for", "okoro": "against", "leigh": "abstain"}
    fact = msgspec.convert({"do": "vote", "on": "item", "manner": "named", "named": called}, Vote)
    book.record(planning, fact, at("14:55"))
    kept = book.meeting(planning).entries[0].fact
    assert isinstance(kept, Vote)
    assert list(kept.named) == list(called)


def test_work_handed_over_is_one_step_under_its_own_name(book: MinuteBook, planning: int) -> None:
    def correct_the_clock(step: Step) -> int:
        first = step.record(planning, Say(text="one"), at("14:00"))
        step.record(planning, Say(text="two"), at("14:01"))
        step.change(first, at=at("14:02"))
        return first

    done = book.submit("correction of the clock", correct_the_clock).result()
    assert book.undo_name == done.changes.name == "correction of the clock"
    assert words(book, planning) == ["two", "one"]
    book.undo()
    assert words(book, planning) == []


def test_work_that_fails_midway_leaves_nothing(book: MinuteBook, planning: int) -> None:
    def half(step: Step) -> None:
        step.record(planning, Say(text="half"), at("14:00"))
        step.record(planning, OpenItem(item="i99"), at("14:01"))

    with pytest.raises(Refused):
        book.submit("half", half).result()
    assert words(book, planning) == []
    assert book.undo_name == "new meeting of Planning Committee, 4 March 2026"


def test_a_bug_in_handed_over_work_comes_back_as_it_is_and_the_writer_goes_on(
    book: MinuteBook, planning: int
) -> None:
    with pytest.raises(ZeroDivisionError):
        book.submit("a bug", lambda _: 1 // 0).result()
    assert say(book, planning, "still here")


def test_waiting_for_the_writer_inside_the_writer_is_a_bug_and_no_standstill(
    book: MinuteBook, planning: int
) -> None:
    with pytest.raises(RuntimeError, match="verbs of the step"):
        book.submit("a knot", lambda _: book.remove_meeting(planning)).result()


def test_closing_writes_what_was_handed_over(path: Path) -> None:
    book = open_book(path)
    meeting = book.new_meeting(a_plan()).value
    record: Callable[[str], Callable[[Step], int]] = lambda text: (  # noqa: E731  # as a desk hands text over
        lambda step: step.record(meeting, Say(text=text), at("15:00"))
    )
    for number in range(50):
        book.submit(None, record(str(number)))
    book.close()
    book.close()
    with open_book(path) as again:
        assert words(again, meeting) == [str(number) for number in range(50)]


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        (Say(text="secret"), "passage in item 7"),
        (Vote(on="item", manner="assent"), "vote in item 7"),
        (Private(text="secret"), "private note in item 7"),
        (Table(header=("secret",), rows=()), "table in item 7"),
        (OpenItem(item="late"), "opening of an unnumbered item"),
    ],
)
def test_a_step_is_named_by_kind_and_item_and_never_by_text(
    book: MinuteBook, planning: int, fact: Say, name: str
) -> None:
    done = book.record(planning, fact, at("15:00"), item="i7")
    assert done.changes.name == book.undo_name == name


def test_a_step_names_the_person_who_came(book: MinuteBook) -> None:
    book.replay(a_meeting())
    arrival = book.meeting(1).entries[3]
    assert book.remove(arrival.id).changes.name == "removal of arrival of Bronwen Leigh"


def test_the_register_knows_everybody_as_of_the_latest_meeting(book: MinuteBook) -> None:
    def with_post(post: str, date: dt.date) -> None:
        plan = a_plan(date=date)
        okoro = msgspec.structs.replace(plan.people[0], post=post)
        book.new_meeting(msgspec.structs.replace(plan, people=(okoro, *plan.people[1:])))

    with_post("Mayor", dt.date(2026, 5, 1))
    with_post("", dt.date(2025, 5, 1))  # an old meeting entered later
    council = book.councils()[0].name
    assert council == "Aldermere District Council"
    assert {person.id: person.post for person in book.people(council)} == {
        "okoro": "Mayor",
        "leigh": "",
        "leigh_b": "",
        "solicitor": "Solicitor to the Council",
    }
    assert book.bodies(council) == [a_plan().body]
    assert book.meeting(2).person_by_id["okoro"].post == ""
