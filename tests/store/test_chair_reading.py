"""What is said on reading a draft is kept as it is said, once for each block, and can be said otherwise."""

import datetime as dt

import pytest

from clerk.errors import Refused
from clerk.record.agreed import Agreed
from clerk.record.proposals import Proposal
from clerk.store.minutebook import MinuteBook
from clerk.store.sign_off import NewDraft
from tests.store.planning import a_meeting

NOW = dt.datetime(2026, 3, 5, 9, 30)


@pytest.fixture
def meeting(book: MinuteBook) -> int:
    return book.replay(a_meeting()).value


@pytest.fixture
def draft(book: MinuteBook, meeting: int) -> int:
    new = NewDraft(meeting=book.meeting(meeting), style=b"", letterhead=b"", at=NOW)
    return book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value


def words(now: str, author: str = "Councillor Fenn", anchor: str = "cm_e1") -> Proposal:
    return Proposal(
        kind="words", anchor=anchor, was="as it was", now=now, author=author, origin="reading"
    )


def query(remark: str) -> Proposal:
    return Proposal(
        kind="query", anchor="cm_e1", remark=remark, author="Councillor Fenn", origin="reading"
    )


def say(book: MinuteBook, draft: int, proposal: Proposal) -> None:
    book.do(lambda step: step.sign_off.say_on_reading(draft, proposal))


def agree(book: MinuteBook, draft: int, agreed: Agreed) -> None:
    book.do(lambda step: step.sign_off.reading.agree(draft, agreed))


def said(book: MinuteBook, meeting: int) -> list[tuple[str, str, str]]:
    found = [each.proposal for each in book.sign_off.proposals(meeting)]
    return [(each.kind, each.now or each.remark, each.author) for each in found]


def test_what_is_said_again_takes_the_place_of_what_was_said_before(
    book: MinuteBook, meeting: int, draft: int
) -> None:
    for each in (words("bett"), query("Who?"), words("better"), words("other", "Councillor Marsh")):
        say(book, draft, each)
    assert said(book, meeting) == [
        ("words", "better", "Councillor Fenn"),
        ("query", "Who?", "Councillor Fenn"),
        ("words", "other", "Councillor Marsh"),
    ]
    book.undo()
    book.undo()
    assert said(book, meeting)[0][1] == "bett"


def test_nothing_said_and_the_words_as_they_were_take_it_back(
    book: MinuteBook, meeting: int, draft: int
) -> None:
    for each in (words("better"), query("Who?"), words("as it was"), query("  ")):
        say(book, draft, each)
    assert said(book, meeting) == []


def test_what_was_settled_stays_and_more_is_said_beside_it(
    book: MinuteBook, meeting: int, draft: int
) -> None:
    say(book, draft, query("Who?"))
    (first,) = book.sign_off.proposals(meeting)
    book.do(lambda step: step.sign_off.settle_proposal(first.id, "answered", NOW, "Ms Rush."))
    say(book, draft, query("When?"))
    assert [each[1] for each in said(book, meeting)] == ["Who?", "When?"]


def test_what_is_agreed_is_agreed_of_this_draft_alone(
    book: MinuteBook, meeting: int, draft: int
) -> None:
    agreed = Agreed(place="i1", by="Councillor Fenn", at=NOW)
    again = Agreed(place="i1", by="Councillor Fenn", at=NOW, which="full")
    other = Agreed(place=":opening", by="Councillor Fenn", at=NOW)
    for each in (agreed, other, again):
        agree(book, draft, each)
    assert book.sign_off.draft(draft).agreed == (other, again)
    book.do(lambda step: step.sign_off.reading.disagree(draft, ":opening"))
    assert book.sign_off.draft(draft).agreed == (again,)
    new = NewDraft(meeting=book.meeting(meeting), style=b"", letterhead=b"", at=NOW)
    following = book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value
    assert book.sign_off.draft(following).agreed == ()
    with pytest.raises(Refused, match="undone"):
        agree(book, 99, agreed)


def test_who_read_just_now_can_be_put_right_and_what_another_said_before_stays_theirs(
    book: MinuteBook, meeting: int, draft: int
) -> None:
    before = words("earlier", anchor="cm_e9")
    for each in (before, words("better"), words("x", "Councillor Marsh", "cm_e2")):
        say(book, draft, each)
    for place in ("i1", "i2"):
        agree(book, draft, Agreed(place=place, by="Councillor Fenn", at=NOW))
    told = {("words", "cm_e1"), ("agreed", "i2")}
    book.do(
        lambda step: step.sign_off.reading.signed_as(
            draft, "Councillor Fenn", "Councillor Reed", told
        )
    )
    assert [each[1:] for each in said(book, meeting)] == [
        ("earlier", "Councillor Fenn"),
        ("better", "Councillor Reed"),
        ("x", "Councillor Marsh"),
    ]
    agreed = book.sign_off.draft(draft).agreed
    assert [(each.place, each.by) for each in agreed] == [
        ("i1", "Councillor Fenn"),
        ("i2", "Councillor Reed"),
    ]
