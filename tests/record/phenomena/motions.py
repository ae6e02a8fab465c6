"""Motions, votes and decisions."""

from clerk.record.facts import Amend, CastingVote, Dissent, Move, RecordMyVote, Resolve, Vote
from clerk.record.kinds import Part
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import motions, substantive
from clerk.record.presence import Chronicle
from clerk.record.voting import division, entitled, result, tally
from tests.record.phenomena.stage import Event, ev, example, last_room, play

MOTION = ev("move", ref="m", what="That geese be let in.", mover="ada", seconder="ben")
ALL_FOR = ev("vote", on="m", manner="unanimous")


def amend(ref: str, *becomes: str) -> Event:
    wanted = {"becomes": list(becomes)} if becomes else {}
    return ev("amend", ref=ref, to="m", what="To add ducks.", mover="cai", seconder="dot", **wanted)


def hands(on: str, for_: int, against: int, **more: object) -> Event:
    return ev("vote", on=on, manner="show_of_hands", for_=for_, against=against, **more)


def last_vote(meeting: Meeting) -> tuple[Entry, Vote]:
    return meeting.of(Vote)[-1]


@example("a mover and a seconder")
def _mover() -> Meeting:
    meeting = play(MOTION)
    ((_, fact),) = meeting.of(Move)
    assert (fact.mover, fact.seconder) == ("ada", "ben")
    return meeting


@example("a chair's proposal with neither")
def _proposal() -> Meeting:
    meeting = play(ev("move", ref="m", what="That the report be noted."), ALL_FOR)
    ((_, fact),) = meeting.of(Move)
    assert fact.mover is fact.seconder is None
    return meeting


@example("amendments lettered")
def _lettered() -> Meeting:
    meeting = play(MOTION, amend("first"), amend("second"))
    assert [motions(meeting)[name].letter for name in ("first", "second")] == ["A", "B"]
    return meeting


@example("an amendment carried into the motion")
def _carried_in() -> Meeting:
    meeting = play(MOTION, amend("a", "geese be let in; and", "ducks too."), hands("a", 3, 1))
    assert motions(meeting)["a"].fate == "carried"
    assert substantive(meeting, "m").parts == ("geese be let in; and", "ducks too.")
    return meeting


@example("an amendment lost")
def _lost() -> Meeting:
    meeting = play(MOTION, amend("a", "ducks."), hands("a", 1, 3))
    assert motions(meeting)["a"].fate == "lost"
    assert substantive(meeting, "m").what == "That geese be let in."
    return meeting


@example("an amendment fallen because another was carried")
def _fallen() -> Meeting:
    meeting = play(
        MOTION, amend("a"), amend("b"), hands("a", 3, 1), ev("fall", ref="b", because="a")
    )
    assert motions(meeting)["b"].fate == "fallen"
    return meeting


@example("an amendment withdrawn")
def _withdrawn() -> Meeting:
    meeting = play(MOTION, amend("a"), ev("withdraw", ref="a"))
    assert motions(meeting)["a"].fate == "withdrawn"
    return meeting


@example("a motion withdrawn")
def _motion_withdrawn() -> Meeting:
    meeting = play(MOTION, ev("withdraw", ref="m"))
    assert motions(meeting)["m"].fate == "withdrawn"
    return meeting


@example("an amendment accepted")
def _accepted() -> Meeting:
    meeting = play(MOTION, amend("a", "geese and ducks be let in."), ev("accept", ref="a"))
    assert motions(meeting)["a"].fate == "accepted"
    assert substantive(meeting, "m").parts == ("geese and ducks be let in.",)
    return meeting


@example("the substantive motion")
def _substantive() -> Meeting:
    meeting = play(
        MOTION,
        amend("a", "geese and ducks be let in."),
        hands("a", 4, 0),
        amend("b", "geese, ducks and swans be let in."),
        hands("b", 4, 0),
        hands("m", 4, 0),
    )
    assert substantive(meeting, "m").parts == ("geese, ducks and swans be let in.",)
    assert motions(meeting)["m"].fate == "carried"
    assert len(meeting.of(Amend)) == 2
    return meeting


@example("several motions in one item")
def _several() -> Meeting:
    meeting = play(MOTION, ALL_FOR, ev("move", ref="n", what="That swans be."), hands("n", 1, 3))
    assert {name: each.fate for name, each in motions(meeting).items()} == {
        "m": "carried",
        "n": "lost",
    }
    assert {entry.item for entry, _ in meeting.of(Move)} == {"i1"}
    return meeting


@example("a motion referred")
def _referred() -> Meeting:
    refer = ev(
        "move", ref="r", kind="refer", on="m", to="the Pond Panel", what="That it be referred."
    )
    meeting = play(MOTION, refer, hands("r", 3, 1))
    assert meeting.of(Move)[-1][1].to == "the Pond Panel"
    assert motions(meeting)["r"].fate == "carried"
    return meeting


@example("a motion to go to next business")
def _next_business() -> Meeting:
    go_on = ev(
        "move", ref="n", kind="next_business", on="m", what="That the meeting go to next business."
    )
    meeting = play(MOTION, go_on, hands("n", 3, 1))
    assert (meeting.of(Move)[-1][1].kind, motions(meeting)["m"].fate) == ("next_business", "open")
    return meeting


@example("a motion on notice whose text differs from the one moved")
def _notice() -> Meeting:
    notice = {"by": "ada", "seconder": "ben", "what": "That geese be let in for ever."}
    meeting = play(MOTION, items={"i1": {"kind": "motion", "notice": notice}})
    printed = meeting.agenda[0].notice
    assert printed is not None
    assert printed.what != meeting.of(Move)[0][1].what
    return meeting


@example("a vote by assent")
def _assent() -> Meeting:
    meeting = play(MOTION, ev("vote", on="m", manner="assent"))
    assert result(meeting, last_vote(meeting)[0]) == "carried"
    return meeting


@example("a unanimous vote")
def _unanimous() -> Meeting:
    meeting = play(MOTION, ALL_FOR)
    assert result(meeting, last_vote(meeting)[0]) == "carried"
    return meeting


@example("a counted vote")
def _counted() -> Meeting:
    meeting = play(MOTION, hands("m", 2, 1, abstain=1))
    entry, vote = last_vote(meeting)
    figures = tally(vote)
    assert (figures.for_, figures.against, figures.abstain) == (2, 1, 1)
    assert result(meeting, entry) == "carried"
    return meeting


@example("a counted vote with abstentions left out")
def _left_out() -> Meeting:
    meeting = play(MOTION, hands("m", 2, 1))
    assert tally(last_vote(meeting)[1]).abstain is None
    return meeting


@example("a named vote, told as lists in prose or in a table")
def _named() -> Meeting:
    named = {"ada": "for", "ben": "for", "cai": "against", "dot": "abstain"}
    meeting = play(MOTION, ev("vote", on="m", manner="named", named=named))
    entry, vote = last_vote(meeting)
    assert vote.named == named
    assert result(meeting, entry) == "carried"
    return meeting


@example("members not voting")
def _not_voting() -> Meeting:
    named = {"ada": "for", "ben": "for", "cai": "against", "dot": "not_voting"}
    meeting = play(
        MOTION,
        amend("a"),
        hands("a", 2, 1, not_voting=1),
        ev("vote", on="m", manner="named", named=named),
    )
    assert [tally(vote).not_voting for _, vote in meeting.of(Vote)] == [1, 1]
    return meeting


def _standing(meeting: Meeting) -> dict[str, str]:
    entry, _ = last_vote(meeting)
    return {each.person: each.standing for each in division(meeting, Chronicle(meeting), entry)}


NAMED = ev("vote", on="m", manner="named", named={"ada": "for", "ben": "for", "cai": "against"})


@example("a member absent from the division")
def _absent() -> Meeting:
    meeting = play(MOTION, ev("leave", person="dot"), NAMED)
    assert _standing(meeting)["dot"] == "absent"
    return meeting


@example("a member barred by interest")
def _barred() -> Meeting:
    meeting = play(
        ev(
            "declare",
            person="dot",
            items=["i1"],
            interest="Schedule 1",
            class_="disclosable_pecuniary",
            action="stays",
        ),
        MOTION,
        NAMED,
    )
    assert _standing(meeting)["dot"] == "barred"
    assert "dot" not in entitled(meeting, last_room(meeting), "i1")
    return meeting


@example("a casting vote")
def _casting() -> Meeting:
    meeting = play(MOTION, hands("m", 2, 2), ev("casting_vote", on="m", by="ada", way="against"))
    assert meeting.of(CastingVote)
    assert result(meeting, last_vote(meeting)[0]) == "lost"
    tied = play(MOTION, hands("m", 2, 2))
    assert result(tied, last_vote(tied)[0]) == "tied"
    return meeting


@example("a member's own vote recorded")
def _own() -> Meeting:
    meeting = play(
        MOTION, hands("m", 3, 1), ev("record_my_vote", on="m", person="dot", way="against")
    )
    ((_, fact),) = meeting.of(RecordMyVote)
    assert (fact.person, fact.way) == ("dot", "against")
    return meeting


@example("dissent noted afterwards")
def _dissent() -> Meeting:
    meeting = play(
        MOTION, hands("m", 2, 2, declared="carried"), ev("dissent", on="m", people=["cai", "dot"])
    )
    ((_, fact),) = meeting.of(Dissent)
    assert fact.people == ("cai", "dot")
    return meeting


@example("carried with few votes")
def _few() -> Meeting:
    meeting = play(MOTION, hands("m", 1, 0))
    entry, vote = last_vote(meeting)
    assert result(meeting, entry) == "carried"
    assert tally(vote).for_ == 1 < len(entitled(meeting, last_room(meeting), "i1"))
    return meeting


def decided(kind: str, **fields: object) -> tuple[Meeting, Resolve]:
    meeting = play(MOTION, ALL_FOR, ev("resolve", kind=kind, by="m", **fields))
    ((entry, fact),) = meeting.of(Resolve)
    assert (fact.kind, entry.item) == (kind, "i1")
    return meeting, fact


@example("resolved")
def _resolved() -> Meeting:
    meeting, fact = decided("resolved", what="Geese be let in.")
    assert fact.what == "Geese be let in."
    return meeting


@example("recommended to another body")
def _recommended() -> Meeting:
    meeting, fact = decided("recommended", to="Council", what="Geese be let in.")
    assert fact.to == "Council"
    return meeting


@example("noted")
def _noted() -> Meeting:
    return decided("noted", what="The report be noted.")[0]


@example("agreed")
def _agreed() -> Meeting:
    return decided("agreed", what="A visit be made.")[0]


@example("refused")
def _refused() -> Meeting:
    return decided("refused", what="The application be refused.")[0]


@example("nested parts of a decision")
def _nested() -> Meeting:
    meeting, fact = decided("resolved", parts=["One;", {"text": "Two:", "parts": ["a; and", "b."]}])
    assert fact.parts[1] == Part("Two:", ("a; and", "b."))
    return meeting


@example("reasons for a decision")
def _reasons() -> Meeting:
    meeting, fact = decided(
        "resolved", what="Geese be let in.", reasons=["Grass", "Noise"], alternatives="Sheep."
    )
    assert fact.reasons == ("Grass", "Noise")
    assert fact.alternatives == "Sheep."
    return meeting


@example("conditions that start at another number than 1")
def _conditions() -> Meeting:
    meeting, fact = decided(
        "resolved", what="Leave be given.", conditions=["By day.", "In pairs."], conditions_start=4
    )
    assert (fact.conditions_start, len(fact.conditions)) == (4, 2)
    return meeting


@example("decision text apart from minute text")
def _apart() -> Meeting:
    meeting, fact = decided("resolved", what="Geese be let in.", notice="Leave to graze geese.")
    assert fact.notice != fact.what
    return meeting
