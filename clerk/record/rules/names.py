"""Names in the text, against the register of those who may be named."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from clerk.record.facts import Arrive, Assign, Attend, Return, Speak
from clerk.record.rules.case import Case, listed, once
from clerk.record.rules.mending import mends
from clerk.record.rules.register import (
    COUNCILLOR,
    Named,
    Register,
    distance,
    folded,
    is_close,
    register_of,
    title_of,
)
from clerk.record.rules.rule import Change, Family, Found, Mend, SetUp, edit
from clerk.record.rules.spoken_of import Mention, spoken_of
from clerk.record.rules.texts import Passage

NAMES = Family("Names")

REGISTER = (
    "People are named as the register has them: minutes are evidence of who said and did what."
)


@NAMES.rule(
    "name_misspelt",
    "warning",
    in_text=True,
    watches="A name in the text close to, but not, one on the register.",
    source=REGISTER,
)
def name_misspelt(case: Case) -> Iterator[Found]:
    """One or two letters off, and only where the text makes it a person."""
    for passage, mention in mentioned(case):
        if not mention.close or mention.wrong_first:
            continue
        yield _another(case, passage, mention, f"“{mention.written}” is not on the register")


@NAMES.rule(
    "first_name_wrong",
    "warning",
    in_text=True,
    watches="A surname on the register with another's first name.",
    source=REGISTER,
)
def first_name_wrong(case: Case) -> Iterator[Found]:
    """After a title that those of the surname have, or where the first name is somebody else's here."""
    for passage, mention in mentioned(case):
        if not mention.wrong_first:
            continue
        yield _another(case, passage, mention, f"Nobody on the register is “{mention.written}”")


@NAMES.rule(
    "title_differs",
    "warning",
    in_text=True,
    watches="Somebody called by another title than the register gives.",
    source=REGISTER,
)
def title_differs(case: Case) -> Iterator[Found]:
    """Cllr is Councillor; whom the register gives no title may have any but that of a councillor."""
    register = register_of(case.meeting)
    for passage, mention in mentioned(case):
        wrong = _wrong_title(mention, register, case)
        if wrong is None:
            continue
        title = f"is “{wrong.title}”" if wrong.title else "has no title"
        name = mention.written.split(maxsplit=len(mention.titles))[-1]
        yield _found(
            passage,
            mention,
            f"“{mention.written}” {title} on the register.",
            (f"{wrong.title} {name}".strip() if wrong.title else wrong.shown,),
        )


@NAMES.rule(
    "name_ambiguous",
    "warning",
    in_text=True,
    watches="A surname alone where two on the register share it.",
    source=REGISTER,
)
def name_ambiguous(case: Case) -> Iterator[Found]:
    """Not where one of them alone attended, or where the text has given the full name before."""
    attended = _attended(case)
    told: dict[int, set[str]] = {}
    for passage, mention in mentioned(case):
        known = told.setdefault(id(passage), set())
        if mention.full and len(mention.people) == 1:
            known.add(mention.people[0].person)
        people = [each for each in mention.people if each.person in attended] or mention.people
        # a double surname's part may be somebody's whole one
        whole = [each for each in people if each.family == mention.surname] or people
        if mention.full or not mention.titles or len(whole) < 2:
            continue
        if len(known & {each.person for each in whole}) == 1:
            continue
        title = mention.written[: mention.written.rfind(" ") + 1]
        yield _found(
            passage,
            mention,
            f"“{mention.written}” may be {_either([case.name(each.person) for each in whole])}.",
            tuple(f"{title}{each.shown}" for each in whole),
        )


@NAMES.rule(
    "namesakes",
    "warning",
    watches="Two people of one name, and nothing to tell them apart.",
    source=REGISTER,
)
def namesakes(case: Case) -> Iterator[Found]:
    """A title, a post, an organisation or a group is enough."""
    seen: set[tuple[str, ...]] = set()
    for person in case.meeting.people:
        marks = (person.title, person.post, person.organisation, person.group)
        key = tuple(folded(each) for each in (person.name or person.post, *marks))
        if key in seen:
            yield Found(
                sentence=f"Two people are on the register as {case.name(person.id)}, with nothing to tell them apart.",
                about=key,
                mends=(Mend("Open the register of people", SetUp("people")),),
            )
        seen.add(key)


@NAMES.rule(
    "owner_misspelt",
    "warning",
    watches="The owner of an action close to, but not, somebody on the register.",
    source="An action is followed up with whoever is named as its owner.",
)
def owner_misspelt(case: Case) -> Iterator[Found]:
    """Names and posts; initials, teams and others outside the register are left alone."""
    register = register_of(case.meeting)
    for entry, action in case.meeting.of(Assign):
        owner = action.owner
        if not owner.strip() or owner in case.meeting.person_by_id:
            continue
        close = _close_owners(owner, register, case)
        if not close:
            continue
        ways = tuple(
            Mend(
                f"Make it {case.name(person)}",
                Change(entry=entry.id, fact=msgspec.structs.replace(action, owner=person)),
            )
            for person in close
        )
        yield Found(
            entry=entry,
            sentence=f"“{owner}” is not on the register; {listed([case.name(each) for each in close])} "
            f"{'are' if len(close) > 1 else 'is'}.",
            about=(owner,),
            mends=(*ways, edit(entry)),
        )


@once
def mentioned(case: Case) -> tuple[tuple[Passage, Mention], ...]:
    """Those of whom the texts speak, each once for an entry and as it is written.

    Speakers from outside the body are nobody on the register, whatever their names come close to.
    """
    register = register_of(case.meeting)
    outsiders = {
        (title, mention.surname)
        for _, fact in case.meeting.of(Speak)
        for mention in spoken_of(fact.name, register)
        for title in mention.titles
    }
    seen: set[tuple[object, str]] = set()
    found: list[tuple[Passage, Mention]] = []
    for passage in case.passages:
        entry = passage.entry
        if entry is not None and isinstance(entry.fact, Speak) and passage.field != "text":
            continue
        for mention in spoken_of(passage.text, register):
            place = entry.id if entry else passage.item
            if (place, mention.written) in seen:
                continue
            seen.add((place, mention.written))
            if not any((title, mention.surname) in outsiders for title in mention.titles):
                found.append((passage, mention))
    return tuple(found)


# A Lord or a Sir of the same surname is somebody else, or a place called after him
_EVERYDAY = frozenset({COUNCILLOR, "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "reverend"})


def _wrong_title(mention: Mention, register: Register, case: Case) -> Named | None:
    """The person meant, if the register gives another title; not in a list, nor of “Mr and Mrs Cole”."""
    titled = title_of(mention.written.split()[0]) in mention.titles
    if not titled or len(mention.people) != 1 or re.search(r" (?:and|&) ", mention.written):
        return None
    person = mention.people[0]
    if person.titles & set(mention.titles) or not set(mention.titles) <= _EVERYDAY:
        return None
    if person.titles:
        return person
    councillor = COUNCILLOR in mention.titles and register.has_councillors
    return person if councillor and case.meeting.body.seat(person.person) is None else None


def _attended(case: Case) -> set[str]:
    found = {person for _, fact in case.meeting.of(Attend) for person in fact.people}
    found |= {fact.person for _, fact in case.meeting.of(Arrive)}
    found |= {fact.person for _, fact in case.meeting.of(Return)}
    return found


def _either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _close_owners(owner: str, register: Register, case: Case) -> list[str]:
    name = folded(owner.strip())
    titled = spoken_of(owner.strip(), register)
    if titled:
        return [each.person for mention in titled for each, _ in mention.close]
    words = name.split()
    if title_of(words[0]) == COUNCILLOR:
        words = words[1:]
    name = " ".join(words)
    if name in register.families or name in register.full or name in register.firsts:
        return []
    found = [
        each.person
        for each in register.people
        if is_close(name, each.family) or is_close(name, folded(each.shown))
    ]
    posts = {person.id: folded(person.post) for person in case.meeting.people if person.post}
    if name in posts.values():
        return []
    found += [
        person for person, post in posts.items() if len(post) > 7 and distance(name, post) < 3
    ]
    return list(dict.fromkeys(found))


def _another(case: Case, passage: Passage, mention: Mention, wrong: str) -> Found:
    """A name that is nobody's as it is written, with those whose it may be."""
    people = listed([case.name(each.person) for each, _ in mention.close])
    verb = "are" if len(mention.close) > 1 else "is"
    better = tuple(name for _, name in mention.close)
    return _found(passage, mention, f"{wrong}; {people} {verb}.", better)


def _found(passage: Passage, mention: Mention, sentence: str, better: tuple[str, ...]) -> Found:
    return Found(
        entry=passage.entry,
        item=passage.item,
        sentence=sentence,
        about=(mention.written,),
        mends=mends(passage, mention.written, better),
    )
