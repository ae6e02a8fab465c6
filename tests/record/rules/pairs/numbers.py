"""Examples for the rules about numbers, references and lists. The minutes are 1 to 3, the items 1 to 3."""

from __future__ import annotations

from clerk.record.meeting import Meeting
from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import Data, Pair, agenda, sitting


def said(*texts: str) -> Meeting:
    """A meeting at which this is written, under item 2."""
    return sitting(*(do("say", text=text) for text in texts))


def _numbered(*numbers: str) -> list[Data]:
    """An agenda with these numbers."""
    return [
        {"id": f"i{n}", "number": number, "kind": "report", "title": f"Business of {n}"}
        for n, number in enumerate(numbers, 1)
    ]


def _pairs(code: str, *texts: tuple[str, str]) -> tuple[Pair, ...]:
    return tuple(Pair(code, said(trips), said(near)) for trips, near in texts)


PAIRS: tuple[Pair, ...] = (
    Pair(
        "minute_number_repeated",
        sitting(agenda=agenda(i3={"minute_number": "1"})),
        sitting(agenda=agenda(i3={"minute_number": ""})),
    ),
    Pair(
        "minute_number_gap",
        sitting(agenda=agenda(i3={"minute_number": "5"})),
        sitting(agenda=agenda(i3={"minute_number": "3"})),
    ),
    Pair(
        "minute_number_gap",
        sitting(agenda=agenda(i2={"minute_number": "9"})),
        sitting(agenda=agenda(i2={"minute_number": "26/03/09"})),
    ),
    Pair(
        "agenda_number_repeated",
        sitting(agenda=_numbered("1", "2", "2", "3")),
        sitting(agenda=_numbered("1", "2", "2a", "3")),
    ),
    Pair(
        "agenda_number_repeated",
        sitting(agenda=_numbered("1", "4a", "4A")),
        sitting(agenda=_numbered("1", "2", "1", "2", "")),
    ),
    Pair(
        "agenda_number_gap",
        sitting(agenda=_numbered("1", "2", "4")),
        sitting(agenda=_numbered("1", "2", "2a", "2b", "3.1", "3.2", "", "4")),
    ),
    Pair(
        "agenda_number_gap",
        sitting(agenda=_numbered("i", "ii", "iv")),
        sitting(agenda=_numbered("a", "b", "c", "i", "v")),
    ),
    Pair(
        "agenda_number_gap",
        sitting(agenda=_numbered("5", "6", "9")),
        sitting(agenda=_numbered("5", "7", "6")),
    ),
    Pair(
        "action_number_repeated",
        sitting(
            do("assign", text="One", number=7),
            do("assign", text="Two", number=7),
        ),
        sitting(
            do("assign", text="One", number=7),
            do("assign", text="Two"),
            meeting={"first_action_number": 5},
        ),
    ),
    *_pairs(
        "minute_cited_missing",
        ("See minute 99 below.", "See minute 3 below."),
        ("See minute 99.", "See minute 99 of the meeting of 6 May."),
        ("It was told under minutes 1 and 9.", "It took five minutes 30 seconds and 9 people."),
        ("Minute 12 refers.", "The Cabinet’s minute 12, held over from 2025, refers."),
    ),
    Pair(
        "minute_cited_missing",
        sitting(do("say", text="See minute 12 above."), meeting={"first_minute_number": 40}),
        sitting(do("say", text="See minute 12."), meeting={"first_minute_number": 40}),
    ),
    Pair(
        "minute_cited_missing",
        sitting(do("say", text="Minute 112 was queried.")),
        sitting(do("say", text="Minute 112 was queried."), agenda=agenda(i2={"kind": "minutes"})),
    ),
    *_pairs(
        "item_cited_missing",
        ("It would be taken with agenda item 23.", "It would be taken with agenda item 3."),
        ("It would be taken with item 23.", "Item 23 of the action tracker was overdue."),
        ("Items 2 and 5 were taken together.", "Items 2 and 3 were taken together."),
        ("He had an answer (see item 14 for it).", "He had an answer in item 14 for the auction."),
        ("See item 14 on the agenda.", "See item 14 on the schedule of works."),
        ("It was deferred to item 9.", "The budget item 9 had been overspent."),
    ),
    Pair(
        "item_cited_missing",
        sitting(do("say", text="Item 6 was withdrawn."), agenda=_numbered("4a", "4b", "5")),
        sitting(do("say", text="Item 4 was withdrawn."), agenda=_numbered("4a", "4b", "5")),
    ),
    *_pairs(
        "cited_wrong_way",
        ("See minute 3 above.", "See minute 3 below."),
        ("See minute 1 below.", "See minute 1 above."),
        ("See item 3 above.", "See minute 2 above."),
    ),
    *_pairs(
        "lettering_gap",
        (
            "It was agreed to a) mend it; b) paint it; and d) reopen it.",
            "It was agreed to a) mend it; b) paint it; and c) reopen it.",
        ),
        (
            "That (a) it be mended; (b) it be painted; (d) it be reopened.",
            "Under paragraphs (a) and (d) of section 31(4)(a) and paragraph 3 it was lawful.",
        ),
        ("i) mend; ii) paint; iv) reopen", "i) mend; ii) paint; iii) reopen; iv) rest; v) end"),
        ("1. Mend. 2. Paint. 4. Reopen.", "The cost of 1. Mending it, 2 boats and 4. Rest."),
        (
            "a) mend: i) soon; iii) well; b) paint",
            "a) mend: i) soon; ii) well; b) paint; c) rest. Both (a) and (c) were urgent.",
        ),
    ),
    Pair(
        "lettering_gap",
        sitting(do("move", ref="m", parts=["a) mend it", "b) paint it", "d) reopen it"])),
        sitting(do("move", ref="m", parts=["a) mend it", "b) paint it", "c) reopen it"])),
    ),
    Pair(
        "lettering_gap",
        said("1. It was mended.", "It was seen.", "2. It was painted.", "4. It was reopened."),
        said("1. It was mended.", "2. It was painted.", "1. Then it was reopened.", "2. It shut."),
    ),
    Pair(
        "lettering_gap",
        sitting(do("resolve", kind="agreed", what="Yes", conditions=["4. Soon", "6. Well"])),
        sitting(do("resolve", kind="agreed", what="Yes", conditions=["4. Soon", "5. Well"])),
    ),
    *_pairs(
        "lettering_repeated",
        ("a) mend it; b) paint it; b) reopen it", "a) mend it; b) paint it, as b) was dear"),
        ("1) mend; 2) paint; and 2) reopen", "1) mend; 2) paint; for which: 1) rest; 2) reopen"),
    ),
    Pair(
        "lettering_repeated",
        sitting(do("move", ref="m", parts=["a) mend it", "b) paint it", "b) reopen it"])),
        sitting(do("move", ref="m", parts=["a) mend it", "b) paint it"]), do("say", text="b) x")),
    ),
)
