"""What was said: passages, questions, petitions, speakers, earlier minutes, actions."""

from __future__ import annotations

import msgspec

from clerk.minutes.blocks import Block, Look
from clerk.minutes.phrases import Many, fill
from clerk.minutes.telling import Telling
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import (
    Appendix,
    ApproveMinutes,
    Assign,
    Fact,
    MatterArising,
    NoQuestions,
    Petition,
    Question,
    Say,
    Speak,
    Table,
)
from clerk.record.meeting import Entry
from clerk.record.sums import totals


def _say(telling: Telling, entry: Entry, fact: Say) -> list[Block]:
    if not fact.text.strip():
        return []
    lists = telling.style.lists
    if fact.form == "point":
        series, number = telling.point(entry.item, fact.number)
        (block,) = telling.listed("point", lists.point, [fact.text], entry, number)
        return [msgspec.structs.replace(block, series=series)]
    if fact.form == "bullet":
        return telling.listed("bullet", lists.bullet, [fact.text], entry)
    look: Look = {"heading": "subheading", "quote": "quote"}.get(fact.form, "paragraph")  # type: ignore[assignment]
    return [telling.block(look, fact.text, entry)]


def _table(telling: Telling, entry: Entry, fact: Table) -> list[Block]:
    width = max([len(fact.header), *(len(row) for row in fact.rows)], default=0)
    if not width:
        return []

    def full(row: tuple[str, ...]) -> tuple[str, ...]:
        return row + ("",) * (width - len(row))

    rows = [full(row) for row in fact.rows]
    sums = totals(rows) if fact.total else ()
    if any(sums):
        rows.append((telling.style.decisions.total, *sums[1:]))
    return [
        telling.block(
            "table",
            "",
            entry,
            header=full(fact.header),
            rows=tuple(rows),
            caption=fact.caption,
            total=any(sums),
        )
    ]


def _question(telling: Telling, entry: Entry, fact: Question) -> list[Block]:
    words = telling.style.public
    who = telling.naming.person(fact.from_) if fact.from_ else ""
    if who:
        asked = fill(words.question, who=who, text=fact.text)
    elif fact.kind == "member":
        asked = fill(words.question_unnamed_member, text=fact.text)
    else:
        asked = fill(words.question_unnamed_public, text=fact.text)
    by = telling.naming.person(fact.answered_by) if fact.answered_by else ""
    found = telling.said("paragraph", asked, entry)
    if fact.absent:
        found += telling.said("paragraph", fill(words.asker_absent, who=who), entry)
    if fact.answer:
        found += telling.said("paragraph", fill(words.answer, who=by, text=fact.answer), entry)
    if fact.written_answer:
        found += telling.said("paragraph", words.written_answer, entry)
    if fact.supplementary:
        text = fill(words.supplementary, text=fact.supplementary)
        found += telling.said("paragraph", text, entry)
    if fact.supplementary_answer:
        text = fill(words.supplementary_answer, text=fact.supplementary_answer)
        found += telling.said("paragraph", text, entry)
    if fact.appendix:
        text = fill(words.in_appendix, appendix=fact.appendix)
        found += telling.said("paragraph", text, entry)
    return found


def _no_questions(telling: Telling, entry: Entry, _fact: NoQuestions) -> list[Block]:
    words = telling.style.public
    item = telling.meeting.item_by_id.get(entry.item or "")
    kind = item.kind if item else "other"
    phrase = {
        "public_questions": words.no_public_questions,
        "member_questions": words.no_member_questions,
    }.get(kind, words.no_questions)
    return telling.said("paragraph", phrase, entry)


def _petition(telling: Telling, entry: Entry, fact: Petition) -> list[Block]:
    words = telling.style.public
    text = fill(
        words.petition,
        text=fact.text,
        who=telling.naming.person(fact.presented_by) if fact.presented_by else "",
        signatures=Many(f"{fact.signatures:,}", fact.signatures)
        if fact.signatures is not None
        else "",
    )
    found = telling.said("paragraph", text, entry)
    if fact.outcome:
        outcome = fill(words.petition_outcome, outcome=fact.outcome)
        found += telling.said("paragraph", outcome, entry)
    return found


def _speak(telling: Telling, entry: Entry, fact: Speak) -> list[Block]:
    words = telling.style.public
    who = telling.naming.person(fact.person) if fact.person else fact.name
    values = {
        "role": words.roles.get(fact.role, fact.role.replace("_", " ")),
        "on_behalf_of": fact.on_behalf_of,
        "text": fact.text,
    }
    text = fill(words.speaker, who=who, **values) if who else fill(words.speaker_unnamed, **values)
    return telling.said("paragraph", text, entry)


def _appendix(telling: Telling, entry: Entry, fact: Appendix) -> list[Block]:
    return telling.said("paragraph", fill(telling.style.public.appendix, title=fact.title), entry)


def _approve_minutes(telling: Telling, entry: Entry, fact: ApproveMinutes) -> list[Block]:
    words = telling.style.earlier_minutes
    signed = ""
    if fact.signed_by:
        if fact.signed_by == telling.chair_now(entry):
            signed = fill(words.signed_by_presiding, chair=telling.meeting.body.chair_term)
        else:
            signed = fill(words.signed_by_other, person=telling.naming.person(fact.signed_by))
    phrase = words.approved_with_corrections if fact.corrections else words.approved
    dates = telling.join(telling.date(day) for day in fact.of)
    text = fill(phrase, dates=dates, signed=signed, manner=telling.absorbed_manner(entry))
    found = telling.said("decision", text, entry)
    for correction in fact.corrections:
        minute = correction.minute
        if minute[:1].isdigit():
            minute = fill(words.minute, n=minute)
        line = fill(words.correction, minute=minute, old=correction.from_, new=correction.to)
        if line:
            found += telling.listed("bullet", telling.style.lists.bullet, [line], entry)
    return found


def _matter_arising(telling: Telling, entry: Entry, fact: MatterArising) -> list[Block]:
    text = fill(
        telling.style.earlier_minutes.matter_arising,
        minute=fact.minute,
        date=telling.date(fact.of),
        text=fact.text,
    )
    return telling.said("paragraph", text, entry)


def _assign(telling: Telling, entry: Entry, fact: Assign) -> list[Block]:
    number = telling.action_numbers.get(entry.id)
    text = fill(
        telling.style.actions.action,
        n=str(number) if number is not None else "",
        text=fact.text,
        owner=telling.naming.label(fact.owner) if fact.owner else "",
        due=telling.date(fact.due) if fact.due else "",
        category=fact.category,
    )
    return telling.said("action", text, entry)


TELLERS: dict[type[Fact], Teller] = {
    Say: _say,
    Table: _table,
    Question: _question,
    NoQuestions: _no_questions,
    Petition: _petition,
    Speak: _speak,
    Appendix: _appendix,
    ApproveMinutes: _approve_minutes,
    MatterArising: _matter_arising,
    Assign: _assign,
}
