"""Every kind of fact that a record can hold, one type a verb of the meeting script."""

from typing import get_args

from clerk.record.facts.base import Fact, details, verb
from clerk.record.facts.decisions import (
    Accept,
    Amend,
    CastingVote,
    Dissent,
    Fall,
    Move,
    RecordMyVote,
    Resolve,
    Vote,
    Withdraw,
)
from clerk.record.facts.presence import (
    Absent,
    Apologise,
    Arrive,
    Attend,
    Declare,
    Dispensation,
    Elect,
    Leave,
    NoneDeclared,
    NoSubstitutes,
    Return,
    Substitute,
    TakeChair,
)
from clerk.record.facts.procedure import (
    Adjourn,
    AdmitUrgent,
    CloseItem,
    DeferItem,
    End,
    ExcludePublic,
    Extend,
    FutureMeeting,
    NextMeeting,
    NotHeld,
    OpenItem,
    ReadmitPublic,
    Resume,
    Start,
    VaryOrder,
    WithdrawItem,
)
from clerk.record.facts.words import (
    Appendix,
    ApproveMinutes,
    Assign,
    Correction,
    MatterArising,
    NoQuestions,
    Petition,
    Private,
    Question,
    Say,
    Speak,
    Table,
)

AnyFact = (
    Attend
    | Start
    | NotHeld
    | OpenItem
    | CloseItem
    | Arrive
    | Return
    | Leave
    | TakeChair
    | Elect
    | Apologise
    | Absent
    | Substitute
    | NoSubstitutes
    | Declare
    | NoneDeclared
    | Dispensation
    | Say
    | Table
    | Private
    | Appendix
    | Question
    | NoQuestions
    | Petition
    | Speak
    | ApproveMinutes
    | MatterArising
    | Move
    | Amend
    | Accept
    | Fall
    | Withdraw
    | Vote
    | CastingVote
    | RecordMyVote
    | Dissent
    | Resolve
    | Assign
    | AdmitUrgent
    | VaryOrder
    | DeferItem
    | WithdrawItem
    | Adjourn
    | Resume
    | Extend
    | ExcludePublic
    | ReadmitPublic
    | NextMeeting
    | End
)
VERBS: dict[str, type[Fact]] = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyFact)}
"""Each verb of the meeting script and its type."""

__all__ = [
    "VERBS",
    "Absent",
    "Accept",
    "Adjourn",
    "AdmitUrgent",
    "Amend",
    "AnyFact",
    "Apologise",
    "Appendix",
    "ApproveMinutes",
    "Arrive",
    "Assign",
    "Attend",
    "CastingVote",
    "CloseItem",
    "Correction",
    "Declare",
    "DeferItem",
    "Dispensation",
    "Dissent",
    "Elect",
    "End",
    "ExcludePublic",
    "Extend",
    "Fact",
    "Fall",
    "FutureMeeting",
    "Leave",
    "MatterArising",
    "Move",
    "NextMeeting",
    "NoQuestions",
    "NoSubstitutes",
    "NoneDeclared",
    "NotHeld",
    "OpenItem",
    "Petition",
    "Private",
    "Question",
    "ReadmitPublic",
    "RecordMyVote",
    "Resolve",
    "Resume",
    "Return",
    "Say",
    "Speak",
    "Start",
    "Substitute",
    "Table",
    "TakeChair",
    "VaryOrder",
    "Vote",
    "Withdraw",
    "WithdrawItem",
    "details",
    "verb",
]
