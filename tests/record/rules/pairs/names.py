"""Examples for the rules about names, titles, posts and terms."""

from __future__ import annotations

from typing import Any

from clerk.record.meeting import Meeting
from tests.minutes.chamber import do, present
from tests.record.rules.pairs.scenes import Data, Pair, agenda, sitting

PEOPLE: list[Data] = [
    {"id": "okoro", "name": "Adaeze Okoro", "title": "Councillor", "post": "Leader of the Council"},
    {"id": "tmarsh", "name": "Tom Marsh", "title": "Councillor", "group": "Greens"},
    {"id": "jmarsh", "name": "Joan Marsh", "title": "Councillor"},
    {"id": "costa", "name": "Elena Costa Ferreira", "title": "Councillor", "surname": "Costa Ferreira",
     "post": "Cabinet Member for Homes"},
    {"id": "price", "name": "Philip Price", "title": "Councillor", "post": "Cabinet Member for Finance and Assets"},
    {"id": "ianson", "name": "Helen I’Anson", "title": "Councillor"},
    {"id": "thorne", "name": "Ada Thorne", "title": "The Reverend"},
    {"id": "cook", "name": "R Cook", "post": "Head of Parks"},
]  # fmt: skip


def said(*texts: str, **plan: Any) -> Meeting:
    """A meeting of these people at which this is written."""
    return sitting(*(do("say", text=text) for text in texts), people=PEOPLE, **plan)


def _pairs(code: str, *texts: tuple[str, str]) -> tuple[Pair, ...]:
    return tuple(Pair(code, said(trips), said(near)) for trips, near in texts)


def _owned(owner: str) -> Meeting:
    return sitting(do("assign", text="Mend it", owner=owner), people=PEOPLE)


PAIRS: tuple[Pair, ...] = (
    *_pairs(
        "name_misspelt",
        ("Councillor Okora spoke.", "Councillor Okoro spoke."),
        ("Cllr Adaeze Okora’s motion fell.", "Cllr Adaeze Okoro’s motion fell."),
        ("Councillors Okoro, Prise and Cole left.", "Councillors Okoro, Price and Cole left."),
        ("Adeze Okoro spoke.", "A new school at Okoro Gardens was opened."),
        ("Philip Prise spoke.", "The Philip Prise Trust was thanked."),
        ("Councillor Costa Fereira spoke.", "Councillor Costa spoke."),
        ("Councillor I'Ansen spoke.", "Councillor I'Anson’s motion fell."),
        ("The Revd Thorn spoke.", "The Revd Thorne spoke."),
        ("Councillor Tom Marshe spoke.", "Both Marshes, of Marsh Lane, spoke."),
        ("Councillor Okora Chair of the group spoke.", "Councillor Adeyemi spoke."),
        ("Councillor Pryce spoke.", "Mrs Pryce, a resident, spoke."),
        ("“Yes,” said Councillor Okora.", "The banner read “Vote for Councillor Okora”."),
    ),
    Pair(
        "name_misspelt",
        said("Phillip Price spoke."),
        said("Phillip Price spoke.", agenda=agenda(i3={"title": "The Phillip Price bequest"})),
    ),
    Pair(
        "name_misspelt",
        sitting(do("petition", text="Presented by Councillor Okora."), people=PEOPLE),
        sitting(
            do("speak", role="public", name="Dr Edd Elms", text="Dr Elms spoke."),
            do("say", form="quote", text="Councillor Okora"),
            people=PEOPLE,
        ),
    ),
    *_pairs(
        "first_name_wrong",
        ("Councillor David Okoro spoke.", "Mr David Okoro spoke."),
        ("Philip Okoro spoke.", "Harrow Okoro spoke."),
        ("Councillor Peter Marsh spoke.", "Councillor T. Marsh spoke."),
        ("Councillor B. Okoro spoke.", "Councillor A. Okoro spoke."),
        ("Councillor BJ Okoro spoke.", "Councillor AJ Okoro spoke."),
    ),
    *_pairs(
        "title_differs",
        ("Mr Okoro spoke.", "Cllr Okoro spoke."),
        ("Dr Adaeze Okoro spoke.", "Councillor Dr Adaeze Okoro spoke."),
        ("Councillor Cook spoke.", "Mr Cook spoke."),
        ("Mr Thorne spoke.", "The Revd Thorne, with Mr and Mrs Okoro, spoke."),
    ),
    Pair(
        "title_differs",
        said("Mr Cole asked why."),
        sitting(
            do("speak", role="objector", name="Mr Peter Cole"),
            do("say", text="Mr Cole asked why."),
            people=PEOPLE,
        ),
    ),
    *_pairs(
        "name_ambiguous",
        ("Councillor Marsh spoke.", "Councillor Tom Marsh spoke. Councillor Marsh sat down."),
        ("Councillors Cole and Marsh left.", "Councillors Cole and Joan Marsh left."),
    ),
    Pair(
        "name_ambiguous",
        sitting(
            present("tmarsh", "jmarsh"), do("say", text="Councillor Marsh spoke."), people=PEOPLE
        ),
        sitting(present("tmarsh"), do("say", text="Councillor Marsh spoke."), people=PEOPLE),
    ),
    Pair(
        "namesakes",
        sitting(people=[{"id": "cole2", "name": "Cy Cole", "title": "Councillor"}]),
        sitting(
            people=[{"id": "cole2", "name": "Cy Cole", "title": "Councillor", "group": "Greens"}]
        ),
    ),
    Pair("owner_misspelt", _owned("Councillor Okora"), _owned("Councillor Okoro")),
    Pair("owner_misspelt", _owned("Okora"), _owned("okoro")),
    Pair("owner_misspelt", _owned("Head of Perks"), _owned("Head of Parks")),
    Pair("owner_misspelt", _owned("Phillip Price"), _owned("Tree Team")),
    *_pairs(
        "post_differs",
        (
            "Councillor Okoro, the Deputy Leader of the Council, spoke.",
            "Councillor Cole, the Deputy Leader of the Council, spoke.",
        ),
        (
            "The Leader of the Council, Councillor Price, spoke.",
            "The Leader of the Council, Councillor Okoro, spoke.",
        ),
        (
            "Councillor Okoro, Cabinet Member for Homes, spoke.",
            "Councillor Costa Ferreira, Cabinet Member for Homes, spoke.",
        ),
        (
            "Councillor Price (Cabinet Member for Housing) spoke.",
            "Councillor Price (Cabinet Member for Finance) spoke.",
        ),
        (
            "The Head of Leisure, Mr Cook, spoke.",
            "The Leader of the Council, Councillor Price and Councillor Costa Ferreira spoke.",
        ),
    ),
    *_pairs(
        "chair_differs",
        ("The Chair, Councillor Okoro, spoke.", "The Chair, Councillor Ash, spoke."),
        (
            "The Vice-Chair, Councillor Okoro, spoke.",
            "The Chair of the Planning Committee, Councillor Okoro, spoke.",
        ),
    ),
    Pair(
        "chair_differs",
        said("The Chair (Councillor Birch) spoke."),
        sitting(
            do("take_chair", person="birch"),
            do("say", text="The Chair (Councillor Birch) spoke."),
            people=PEOPLE,
        ),
    ),
    Pair(
        "chair_differs",
        said("The Mayor, Councillor Okoro, spoke.", body={"chair_term": "Mayor"}),
        said("The Mayor, Councillor Okoro, spoke."),
    ),
    Pair(
        "term_two_ways",
        said("The Clerk replied.", "It was for the clerk to say."),
        said("The Clerk replied.", "It was for the clerk of works to say."),
    ),
    Pair(
        "term_two_ways",
        said("It told the Committee so.", "It was told so by the committee."),
        said("It told the Committee so.", "It was told so by a committee."),
    ),
    Pair(
        "term_two_ways",
        said("A report to the council was due.", "The Council approved it."),
        said(
            "The Leader of the Council spoke.", "Rent for the council houses rose; the council met."
        ),
    ),
    Pair(
        "term_two_ways",
        said(
            "It went to the Sub-Committee.", "It came from the Sub-Committee; the Subcommittee met."
        ),
        said("It went to the Sub-Committee.", "It came from the Sub-Committee."),
    ),
    Pair(
        "chair_term_differs",
        said("It was moved by the Chairman that it be so."),
        said("The Chairman of the Parish Council was thanked; Councillor Ash was in the Chair."),
    ),
    Pair(
        "chair_term_differs",
        said("The Vice-Chairman thanked the officers."),
        said("The Vice-Chair thanked the officers."),
    ),
    Pair(
        "chair_term_differs",
        said("It was moved by the Chair.", body={"chair_term": "Chairperson"}),
        said(
            "He spoke through the Chair.", "He left the Chair.", body={"chair_term": "Chairperson"}
        ),
    ),
)
