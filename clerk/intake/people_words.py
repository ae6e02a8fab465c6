"""The words by which a line tells of a person: titles, roles, seats, groups; and how the line is taken apart."""

from __future__ import annotations

import re

from clerk.record.kinds import Role, SeatCapacity

TITLES = {
    "councillor": "Councillor", "councillors": "Councillor", "cllr": "Councillor", "cllrs": "Councillor",
    "cllr.": "Councillor",
    "county councillor": "County Councillor", "alderman": "Alderman", "mr": "Mr", "mrs": "Mrs",
    "ms": "Ms", "miss": "Miss",
    "mx": "Mx", "dr": "Dr", "prof": "Professor", "professor": "Professor", "sir": "Sir", "dame": "Dame", "lord": "Lord",
    "lady": "Lady", "baroness": "Baroness", "rev": "Rev", "revd": "Revd", "reverend": "Reverend", "canon": "Canon",
}  # fmt: skip
TITLE = re.compile(
    r"^(?P<title>(?:the\s+)?(?:"
    + "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
    + r"))\.?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
MARK = re.compile(r"^(?:[-*•·▪◦–—]\s+|\(?\d{1,3}[.)]\s+|\d{1,3}\s+)")
ROLES: tuple[tuple[str, Role], ...] = (
    (r"\b(vice|deputy)[- ]?(chair|chairman|chairperson|chairwoman|mayor|leader)?\b", "vice_chair"),
    (r"\b(chair|chairman|chairperson|chairwoman|mayor|leader|convenor)\b", "chair"),
)
CO_OPTED = re.compile(r"\bco-?opt", re.IGNORECASE)
NO_VOTE = re.compile(r"\b(non[- ]?voting|no vote|without (a )?vote)\b", re.IGNORECASE)
VOTE = re.compile(r"\b(voting|with (a )?vote)\b", re.IGNORECASE)
IS_ROLE = re.compile(
    r"^(the )?(in the )?((vice|deputy)[- ]?)?(chair|chairman|chairperson|chairwoman|mayor|leader|convenor|vice|"
    r"member|co-?opt\w*|(non[- ]?)?voting|no vote|with(out)? (a )?vote)(\s+(of the (committee|council|"
    r"board|panel)|member|"
    r"non[- ]?voting|voting|without (a )?vote|with (a )?vote|\(?elect\)?|and .*))*$",
    re.IGNORECASE,
)
LEADING_ROLE = re.compile(
    r"^(?P<role>(?:(?:vice|deputy)[- ]?)?(?:chair|chairman|chairperson|chairwoman|mayor))"
    r"\s*[:–-]?\s+(?P<rest>(?:councillor|cllr|mr|mrs|ms|miss|dr)\b.*)$",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"^(members?|membership|councillors?|co-?opt(ed|ee)s?( members)?|substitutes?|officers?|present|quorum.*|"
    r"the committee|voting members|non-?voting members|apologies)\s*(\(\d+\))?\s*:?$",
    re.IGNORECASE,
)
COLUMNS = {
    "name": "name", "full name": "name", "member": "name", "councillor": "name", "title": "title",
    "role": "role", "position": "role",
    "group": "group", "party": "group", "political group": "group", "political party": "group",
    "ward": "ward", "division": "ward",
    "capacity": "capacity", "seat": "capacity", "voting": "capacity", "first name": "first", "forename": "first",
    "surname": "last",
    "last name": "last", "organisation": "organisation", "representing": "organisation", "post": "post",
}  # fmt: skip
MOST_NAME = 80
SEVERAL = re.compile(r"^(councillors|cllrs)\.?\s+(?P<names>.*)$", re.IGNORECASE)
WARD = re.compile(r"\b(ward|division|parish of)\b", re.IGNORECASE)
GROUP = re.compile(
    r"\b(group|party|alliance|independents?|ind|conservatives?|con|labour|lab|co-?operative|liberal|"
    r"democrats?|lib ?dems?|"
    r"ld|greens?|grn|reform|plaid|residents?|ratepayers?|ungrouped|non-?aligned)\b",
    re.IGNORECASE,
)


def split_title(text: str) -> tuple[str, str]:
    """A name's title and the rest of it: “Cllr J Smith” is Councillor, J Smith."""
    found = TITLE.match(text.strip())
    if not found:
        return "", text.strip()
    title = found["title"]
    return TITLES.get(title.lower(), title), found["name"].strip()


def split_line(text: str) -> tuple[str, list[str], list[str]]:
    """A line's name, what is said after it behind a comma or a dash, and what in brackets."""
    inner = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", ", ", text)
    found = [part for each in re.split(r"\s+[–—-]\s+|[,;:]", bare) if (part := each.strip())]
    notes = [part for each in inner for note in re.split(r"[,;]", each) if (part := note.strip())]
    if not found:
        return text, [], []
    if SEVERAL.match(found[0]):
        return " and ".join(found), [], notes
    return found[0], found[1:], notes


def turned(name: str, rest: list[str], after: list[str]) -> tuple[str, list[str]]:
    """“Reyes, Marta” is Marta Reyes."""
    title, alone = split_title(name)
    first = rest[0] if rest else ""
    forename = re.fullmatch(r"[^\W\d_]+\.?( [^\W\d_]\.?)?", first) is not None
    if (
        " " in alone
        or not forename
        or after[:1] != [first]
        or GROUP.search(first)
        or WARD.search(first)
    ):
        return name, rest
    return " ".join(filter(None, (title, first, alone))), rest[1:]


def capacity_of(text: str, usual: SeatCapacity) -> SeatCapacity:
    """The kind of seat that a text tells of, or the usual one."""
    if NO_VOTE.search(text):
        return "co_opted_non_voting"
    if CO_OPTED.search(text):
        return "co_opted_voting" if VOTE.search(text) else "co_opted_non_voting"
    return usual
