"""Questions and speakers, earlier minutes, actions, tables and appendices."""

import datetime as dt

from clerk.record.doubts import doubts
from clerk.record.facts import (
    Appendix,
    ApproveMinutes,
    Assign,
    MatterArising,
    Petition,
    Question,
    Speak,
    Table,
    Vote,
)
from clerk.record.meeting import Meeting
from clerk.record.numbering import action_numbers
from clerk.record.voting import result
from tests.record.phenomena.stage import ev, example, play


def asked(**fields: object) -> tuple[Meeting, Question]:
    meeting = play(ev("question", kind="public", text="When will the pond be dug?", **fields))
    ((_, fact),) = meeting.of(Question)
    return meeting, fact


@example("a question whose asker is named")
def _named() -> Meeting:
    meeting, fact = asked(from_="pat", answer="In May.", answered_by="ada")
    assert (fact.from_, fact.answered_by) == ("pat", "ada")
    return meeting


@example("a question whose asker is not named")
def _unnamed() -> Meeting:
    meeting, fact = asked(answer="In May.")
    assert fact.from_ is None
    return meeting


@example("a question whose asker is absent")
def _absent() -> Meeting:
    meeting, fact = asked(from_="pat", absent=True, answer="In May.")
    assert fact.absent
    return meeting


@example("a supplementary question")
def _supplementary() -> Meeting:
    meeting, fact = asked(answer="In May.", supplementary="Why?", supplementary_answer="It rains.")
    assert (fact.supplementary, fact.supplementary_answer) == ("Why?", "It rains.")
    return meeting


@example("a written answer to follow")
def _written() -> Meeting:
    meeting, fact = asked(from_="pat", written_answer=True)
    assert fact.written_answer
    return meeting


@example("questions kept in an appendix")
def _appendix() -> Meeting:
    meeting, fact = asked(appendix="Appendix 1")
    assert fact.appendix == "Appendix 1"
    return meeting


@example("a question by a member")
def _by_member() -> Meeting:
    meeting = play(
        ev("question", kind="member", from_="fay", text="How deep?", answer="Knee-deep.")
    )
    ((_, fact),) = meeting.of(Question)
    assert fact.kind == "member"
    return meeting


@example("a petition, its signatures counted")
def _petition() -> Meeting:
    meeting = play(
        ev(
            "petition",
            text="Dig the pond.",
            presented_by="pat",
            signatures=212,
            outcome="It was noted.",
        )
    )
    ((_, fact),) = meeting.of(Petition)
    assert (fact.signatures, fact.presented_by) == (212, "pat")
    return meeting


def spoken(role: str, **fields: object) -> Meeting:
    meeting = play(ev("speak", role=role, text="The speaker asked for a pond.", **fields))
    ((_, fact),) = meeting.of(Speak)
    assert fact.role == role
    return meeting


@example("a deputation")
def _deputation() -> Meeting:
    return spoken("deputation", name="Three residents", on_behalf_of="Pond Lane")


@example("an objector")
def _objector() -> Meeting:
    return spoken("objector", name="Kit Sorrel")


@example("a supporter")
def _supporter() -> Meeting:
    return spoken("supporter", person="pat")


@example("an agent")
def _agent() -> Meeting:
    return spoken("agent", name="Lee Teasel", on_behalf_of="the applicant")


@example("a ward member")
def _ward_member() -> Meeting:
    return spoken("ward_member", person="fay")


def approved(**fields: object) -> tuple[Meeting, ApproveMinutes]:
    meeting = play(ev("approve_minutes", **{"of": ["2026-09-01"], **fields}))
    ((_, fact),) = meeting.of(ApproveMinutes)
    return meeting, fact


@example("earlier minutes approved")
def _approved() -> Meeting:
    meeting, fact = approved(signed_by="ada")
    assert fact.of == (dt.date(2026, 9, 1),)
    assert fact.signed_by == "ada"
    return meeting


@example("earlier minutes approved with replacement wording")
def _replaced() -> Meeting:
    meeting, fact = approved(corrections=[{"minute": "31", "from": "duck", "to": "drake"}])
    assert (fact.corrections[0].minute, fact.corrections[0].to) == ("31", "drake")
    return meeting


@example("several earlier minutes approved at once")
def _several() -> Meeting:
    meeting, fact = approved(of=["2026-09-01", "2026-09-15"])
    assert len(fact.of) == 2
    return meeting


@example("earlier minutes disputed by vote")
def _disputed() -> Meeting:
    meeting = play(
        ev("vote", on="item", manner="show_of_hands", ref="record", for_=3, against=1),
        ev("approve_minutes", of=["2026-09-01"], by="record"),
    )
    ((_, fact),) = meeting.of(ApproveMinutes)
    ((entry, vote),) = meeting.of(Vote)
    assert fact.by == vote.ref
    assert result(meeting, entry) == "carried"
    return meeting


@example("a matter arising")
def _arising() -> Meeting:
    meeting = play(ev("matter_arising", of="2026-09-01", minute="31", text="The pond was dug."))
    ((_, fact),) = meeting.of(MatterArising)
    assert (fact.of, fact.minute) == (dt.date(2026, 9, 1), "31")
    return meeting


def assigned(owner: str) -> tuple[Meeting, Assign]:
    meeting = play(ev("assign", text="Dig the pond", owner=owner, due="2026-11-06"))
    ((_, fact),) = meeting.of(Assign)
    assert fact.owner == owner
    return meeting, fact


@example("an action owned by a person")
def _by_person() -> Meeting:
    meeting, fact = assigned("cai")
    assert meeting.person_by_id[fact.owner].name == "Cai Rowan"
    return meeting


@example("an action owned by a post")
def _by_post() -> Meeting:
    return assigned("Head of Ponds")[0]


@example("an action owned by a team")
def _by_team() -> Meeting:
    return assigned("Digging Team")[0]


@example("an action owned by initials")
def _by_initials() -> Meeting:
    return assigned("KS")[0]


@example("an action with no due date")
def _no_date() -> Meeting:
    meeting = play(ev("assign", text="Dig the pond"))
    ((_, fact),) = meeting.of(Assign)
    assert fact.due is None
    return meeting


@example("actions with a running number across meetings")
def _running() -> Meeting:
    meeting = play(
        ev("assign", text="Dig"),
        ev("assign", text="Fill", number=50),
        ev("assign", text="Stock"),
        meeting={"first_action_number": 41},
    )
    assert list(action_numbers(meeting).values()) == [41, 50, 51]
    return meeting


@example("a table inside a minute")
def _table() -> Meeting:
    meeting = play(
        ev("table", header=["Payee", "£"], rows=[["Kit Sorrel", "90.00"]], caption="Payments")
    )
    ((_, fact),) = meeting.of(Table)
    assert fact.rows == (("Kit Sorrel", "90.00"),)
    return meeting


@example("an appendix")
def _appendix_kept() -> Meeting:
    meeting = play(ev("appendix", title="Appendix A: the pond", text="It is round."))
    ((_, fact),) = meeting.of(Appendix)
    assert fact.text == "It is round."
    return meeting


@example("a doubt parked during the meeting, and settled after it")
def _doubt() -> Meeting:
    meeting = play(
        ev("private", text="Was it 12 or 20 trees?", doubt="open"),
        ev(
            "private",
            text="Who seconded?",
            doubt="settled",
            settled="Councillor Alder, by his note.",
        ),
        ev("private", text="Ask about the heating."),
    )
    assert [note.text for _, note in doubts(meeting)] == ["Was it 12 or 20 trees?"]
    ((_, settled),) = doubts(meeting, settled=True)
    assert settled.settled == "Councillor Alder, by his note."
    return meeting
