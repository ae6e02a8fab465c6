"""A draft made by hand that uses every look, every kind of list, and text that means harm."""

from __future__ import annotations

from typing import Any, get_args

from clerk.minutes.blocks import Block, Draft, Look, Run
from clerk.minutes.contents import with_contents

LONG = (
    "The Cabinet Member for Place introduced the report and said that the river wall at Aldermere had been inspected "
    "twice since the spring. It was noted that the estimate of £1,250,000 for 2025-2027 did not yet include the cost "
    "of closing Mill Lane, and that well-founded objections had been received from people living on both banks. "
)
HOSTILE = (
    "<b>&\" 'quoted' <img src=file:///etc/passwd> &amp; {braces} %1 \\back "
    "left\u202eright\u2066 Llanfairpwll ŵŷ Łódź żółć ✓ café 12\u00a0½ fi\ufb01 "
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def block(look: Look, text: str = "", **more: Any) -> Block:
    return Block(look=look, runs=(Run(text=text),) if text else (), **more)


def item(look: Look, number: int, text: str, series: int, **more: Any) -> Block:
    kind = more.pop("number_format", "lower_letter")
    pattern = more.pop("label_pattern", "%1)")
    roman = ["i", "ii", "iii", "iv", "v", "vi"]
    sign = {
        "decimal": str(number),
        "lower_letter": chr(96 + number),
        "upper_letter": chr(64 + number),
        "lower_roman": roman[number - 1] if number <= len(roman) else str(number),
        "bullet": "",
    }[kind]
    return Block(
        look=look,
        runs=(Run(text=text),),
        label=pattern.replace("%1", sign),
        label_pattern=pattern,
        number_format=kind,
        ordinal=0 if kind == "bullet" else number,
        series=series,
        **more,
    )


def _opening() -> list[Block]:
    return [
        block("marking", "DRAFT until signed"),
        block(
            "title",
            "Minutes of the meeting of Cabinet held at the Guildhall, Aldermere, "
            "on Thursday 19 November 2026 at 2.30 pm",
        ),
        block("title_other", "Cofnodion cyfarfod y Cabinet, 19 Tachwedd 2026"),
        block("group", "Members present"),
        Block(
            look="roll",
            runs=(
                Run(text="Councillor Jo Fenn (Chairperson)", strong=True),
                Run(text="Councillor Ali Marsh (Vice-Chairperson)", strong=True, break_before=True),
                Run(text="Councillors Bo Sedge and Łucja Reed", break_before=True),
            ),
        ),
        block("roll", "Councillor Kit Rush", label="Present remotely:"),
        block("roll", "Councillor Sam Withy"),
        block("roll", "R Osier (Head of Law), T Sallow and the clerk", label="In attendance:"),
        block("note", "Members attending remotely may not vote on any decision taken."),
    ]


def _business() -> list[Block]:
    return [
        block("heading", "38. APOLOGIES FOR ABSENCE"),
        block("purpose", "To receive apologies for absence."),
        block("paragraph", "There were apologies from Councillor Reed."),
        block("heading", "39. THE RIVER WALL"),
        block("particular", "26/00412/FUL", label="Application:"),
        block("particular", f"A wall. {LONG[:150]}", label="Proposal:"),
        block("subheading", "Key considerations"),
        *(
            item(
                "bullet",
                0,
                f"A consideration of some length, the {n} of three: {LONG[:150]}",
                1,
                number_format="bullet",
                label_pattern="•",
            )
            for n in ("first", "second", "third")
        ),
        *(
            item("point", n, f"{LONG}(point {n})", 2, number_format="decimal", label_pattern="%1.")
            for n in (1, 2, 3)
        ),
        block("event", "Councillor Kit Rush left the meeting at 3.05 pm and did not return."),
        item(
            "point",
            4,
            "The points go on after somebody left.",
            2,
            number_format="decimal",
            label_pattern="%1.",
        ),
        block(
            "quote", "We would rather have the wall than the view, and we would rather have both."
        ),
        block("motion", "It was moved by Councillor Sedge and seconded by Councillor Marsh that:"),
        item("motion_part", 1, "the wall be raised by half a metre; and", 3),
        item("motion_part", 2, "the footpath stay open.", 3),
        block(
            "vote",
            "On being put to the vote the motion was carried, with 5 votes for, 2 against and 1 abstention.",
        ),
        block("decision", "RESOLVED: That", keep_with_next=True),
        item("part", 1, "the tender of the second bidder be accepted, subject to:", 4),
        item("part", 1, "a bond of ten per cent; and", 5, number_format="lower_roman", level=1),
        item("part", 2, "an end date:", 5, number_format="lower_roman", level=1),
        item("part", 1, "of 2027-03-31,", 6, number_format="upper_letter", level=2),
        item("part", 2, "or earlier;", 6, number_format="upper_letter", level=2),
        item("part", 2, "the lane be closed for six weeks; and", 4),
        item("part", 1, "with notice", 7, number_format="lower_roman", level=1),
        item("part", 3, "officers report back.", 4),
        block("paragraph", "Conditions, which go on from an earlier list:", keep_with_next=True),
        *(
            item(
                "condition",
                n,
                f"Condition number {n} of the permission.",
                8,
                number_format="decimal",
                label_pattern="%1.",
            )
            for n in (5, 6)
        ),
        item(
            "condition", 1, "Another list begins.", 9, number_format="decimal", label_pattern="%1."
        ),
        item("condition", 2, "And ends.", 9, number_format="decimal", label_pattern="%1."),
        block(
            "action", "T Sallow to publish the closure order by 1 December 2026.", label="Action:"
        ),
        block("action", "Action: the Head of Law to send the bond to the bidder."),
    ]


def _tables() -> list[Block]:
    return [
        block("heading", "40. PAYMENTS"),
        Block(
            look="table",
            caption="Payments approved",
            header=("Payee", "For", "Amount"),
            rows=tuple(
                (
                    f"Payee number {n}",
                    f"Grass cutting at place {n}, and the verge beside it",
                    f"£{n * 37}.50",
                )
                for n in range(1, 30)
            ),
        ),
        Block(look="table", header=("Voted", "Names"), rows=(("For", "Fenn, Marsh"), ("Against",))),
        Block(look="table", rows=(("No header", HOSTILE), ("Long", WORD))),
        block("paragraph", "The payments were approved."),
    ]


def _secret() -> list[Block]:
    return [
        block("heading", "41. LAND AT THE OLD TANNERY (EXEMPT, PARAGRAPH 3)"),
        block("paragraph", f"{LONG}The price was discussed.", exempt=True),
        block("decision", "RESOLVED: That", exempt=True, keep_with_next=True),
        item("part", 1, "the offer of £90,000 be refused; and", 10, exempt=True),
        item("part", 2, "another be invited.", 10, exempt=True),
        Block(look="table", header=("Offer", "From"), rows=(("£90,000", "A"),), exempt=True),
    ]


def _closing() -> list[Block]:
    return [
        block("heading", f"42. {HOSTILE}"),
        block("paragraph", f"{HOSTILE} and {WORD} inside a sentence."),
        block("paragraph", LONG * 40),
        block("closing", "The meeting ended at 4.15 pm"),
        block("signature", "Chairperson"),
        block("appendix", "Appendix 1: questions from members of the public"),
        block("paragraph", "A question, and its answer."),
    ]


def sample_draft(style: str = "cabinet", marking: str = "DRAFT", **more: Any) -> Draft:
    blocks = [*_opening(), *_business(), *_tables(), *_secret(), *_closing()]
    values: dict[str, Any] = {
        "title": "Cabinet minutes, 19 November 2026",
        "council": "Aldermere District Council",
        "body": "Cabinet",
        "date": "Thursday 19 November 2026",
        "language": "en-GB",
        "style": style,
        "marking": marking,
        "blocks": tuple(with_contents(blocks, 3, "Contents")),
    }
    return Draft(**(values | more))


def every_look_is_used(draft: Draft) -> bool:
    return {each.look for each in draft.blocks} == set(get_args(Look))
