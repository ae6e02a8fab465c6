"""The resolution to exclude the public: its basis, its paragraphs, and the public interest."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.record.facts import ExcludePublic
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case, listed
from clerk.record.rules.rule import Change, Family, Found, Mend, edit

EXCLUSIONS = Family("Excluding the public")

PARAGRAPHS = (
    "Local Government Act 1972 s.100A(5): the resolution names the description, by paragraph of Sch 12A Part 1, of "
    "the exempt information."
)
BASIS = (
    "Local Government Act 1972 s.100A for principal councils; the Public Bodies (Admission to Meetings) Act 1960 "
    "s.1(2), which knows no paragraphs, for parish councils."
)
INTEREST = (
    "Local Government Act 1972 Sch 12A Part 2 para 10: exempt only while the public interest in maintaining the "
    "exemption outweighs that in disclosing the information."
)
_PRINCIPAL = ("council", "executive", "scrutiny", "regulatory")


@EXCLUSIONS.rule(
    "exclusion_basis",
    "warning",
    watches="The public excluded under an Act that is not this body's.",
    source=BASIS,
)
def exclusion_basis(case: Case) -> Iterator[Found]:
    """Of a body of another type it cannot be said which Act it is."""
    for entry, fact in case.meeting.of(ExcludePublic):
        kind = case.meeting.body.type
        mends: tuple[Mend, ...]
        if kind == "parish" and fact.basis == "schedule_12a":
            sentence = (
                "The public were excluded under Schedule 12A, which is not for parish councils: they exclude under "
                "the Public Bodies (Admission to Meetings) Act 1960."
            )
            right = msgspec.structs.replace(
                fact, basis="admission_to_meetings_act", paragraphs=(), public_interest=None
            )
            mends = (Mend("It was under the Act of 1960", Change(entry=entry.id, fact=right)),)
        elif kind in _PRINCIPAL and fact.basis == "admission_to_meetings_act":
            sentence = (
                "The public were excluded under the Public Bodies (Admission to Meetings) Act 1960, which is for "
                "parish councils: this body excludes under Schedule 12A, by paragraph."
            )
            mends = ()
        elif fact.basis != "schedule_12a" and fact.paragraphs:
            name = "confidential information" if fact.basis == "confidential" else "the Act of 1960"
            sentence = f"Paragraphs of Schedule 12A are given, but the exclusion rests on {name}, which has none."
            bare = msgspec.structs.replace(fact, paragraphs=())
            mends = (Mend("Leave the paragraphs out", Change(entry=entry.id, fact=bare)),)
        else:
            continue
        yield Found(
            entry=entry,
            sentence=sentence,
            about=(kind, fact.basis),
            mends=(*mends, edit(entry, "Open the exclusion")),
        )


@EXCLUSIONS.rule(
    "exclusion_without_paragraphs",
    "warning",
    watches="The public excluded under Schedule 12A without a paragraph.",
    source=PARAGRAPHS,
)
def exclusion_without_paragraphs(case: Case) -> Iterator[Found]:
    """Under the other bases there are none."""
    for entry, fact in _under_12a(case):
        if fact.paragraphs:
            continue
        given = _given(case, fact)
        mends: tuple[Mend, ...] = (edit(entry, "Open the exclusion"),)
        if given:
            right = msgspec.structs.replace(fact, paragraphs=given)
            label = f"Give {_paragraphs(given)}, as the agenda does"
            mends = (Mend(label, Change(entry=entry.id, fact=right)), *mends)
        yield Found(
            entry=entry,
            sentence="The public were excluded under Schedule 12A, but no paragraph of it is given.",
            mends=mends,
        )


@EXCLUSIONS.rule(
    "exclusion_paragraphs_differ",
    "warning",
    watches="The paragraphs of the exclusion are not those of its items.",
    source=PARAGRAPHS,
)
def exclusion_paragraphs_differ(case: Case) -> Iterator[Found]:
    """Where an item named bears no paragraph on the agenda, others may be its own."""
    for entry, fact in _under_12a(case):
        if not fact.paragraphs:
            continue
        given = _given(case, fact)
        unmarked = any(not case.meeting.item_by_id[item].exempt for item in fact.items)
        missing = tuple(each for each in given if each not in fact.paragraphs)
        extra = tuple(sorted({each for each in fact.paragraphs if each not in given}))
        if given and (missing or (extra and not unmarked)):
            right = msgspec.structs.replace(fact, paragraphs=given)
            items = listed([case.item(item) for item in fact.items])
            yield Found(
                entry=entry,
                sentence=f"The public were excluded under {_paragraphs(fact.paragraphs)}, but the agenda gives "
                f"{_paragraphs(given)} for {items}.",
                about=tuple(map(str, (*fact.paragraphs, "/", *given))),
                mends=(
                    Mend(f"It was {_paragraphs(given)}", Change(entry=entry.id, fact=right)),
                    edit(entry, "Open the exclusion"),
                ),
            )


@EXCLUSIONS.rule(
    "public_interest_unrecorded",
    "warning",
    watches="The public excluded under Schedule 12A without the public-interest test.",
    source=INTEREST,
)
def public_interest_unrecorded(case: Case) -> Iterator[Found]:
    """Not recorded, or recorded as not met."""
    for entry, fact in _under_12a(case):
        if fact.public_interest is True:
            continue
        met = msgspec.structs.replace(fact, public_interest=True)
        said = (
            "the public interest is recorded as being in disclosure"
            if fact.public_interest is False
            else "nothing says that the public interest was weighed"
        )
        yield Found(
            entry=entry,
            sentence=f"The public were excluded, but {said}.",
            about=(str(fact.public_interest),),
            mends=(
                Mend("The test was applied and met", Change(entry=entry.id, fact=met)),
                edit(entry, "Open the exclusion"),
            ),
        )


def _under_12a(case: Case) -> Iterator[tuple[Entry, ExcludePublic]]:
    """The exclusions that rest on Schedule 12A, on a body that it is for."""
    for entry, fact in case.meeting.of(ExcludePublic):
        if fact.basis == "schedule_12a" and case.meeting.body.type != "parish":
            yield entry, fact


def _given(case: Case, fact: ExcludePublic) -> tuple[int, ...]:
    """The paragraphs that the agenda gives for the items of an exclusion."""
    return tuple(
        sorted({each for item in fact.items for each in case.meeting.item_by_id[item].exempt})
    )


def _paragraphs(numbers: tuple[int, ...]) -> str:
    return f"paragraph{'' if len(numbers) == 1 else 's'} {listed([str(each) for each in numbers])}"
