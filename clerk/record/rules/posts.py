"""Posts said of people in the text, against those that the register gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clerk.record.facts import Elect, Start, TakeChair
from clerk.record.rules.case import Case
from clerk.record.rules.mending import mends
from clerk.record.rules.names import REGISTER, mentioned
from clerk.record.rules.rule import Family, Found
from clerk.record.rules.spoken_of import Mention
from clerk.record.rules.texts import Passage, unquoted

POSTS = Family("Posts and offices")

# Posts of which one person holds one: who holds one of a kind holds no other of it
_KINDS = re.compile(
    r"(?:Cabinet|Executive|Portfolio|Lead) (?:Member|Holder) for |(?:Deputy )?Leader of the Council\b"
    r"|(?:Deputy )?Mayor\b|(?:Assistant |Deputy |Interim )?Head of |(?:[A-Z]\w+ )?Director (?:of|for) |Chief [A-Z]\w+"
)
_POST = r"[A-Z][\w’'-]*(?:,? (?:(?:and|for|of|the|to|&) )*[A-Z][\w’'-]*)*"
_BEFORE = re.compile(rf"\b[Tt]he (?P<post>{_POST})(?:, | \(|: | )$")
_AFTER = re.compile(rf"(?:, (?:the )?| \((?:the )?)(?P<post>{_POST})(?=[,.;:)]| [a-z]|$)")
_CHAIR_BEFORE = re.compile(
    r"\b[Tt]he (?P<post>Chair(?:man|person|woman)?|Vice[- ]Chair(?:man|person|woman)?|Mayor)(?:, | \()$"
)
_LIST_GOES_ON = re.compile(r"\s*(?:,?\s+and\b|,\s+(?:the\s+)?[A-Z]|\s*&)")
_IN_APPOSITION = re.compile(r"\s*(?:[,)]|[a-z’']|\s[a-z])")


@POSTS.rule(
    "post_differs",
    "warning",
    in_text=True,
    watches="A post said of somebody that the register gives to another, or other than the register’s.",
    source=REGISTER,
)
def post_differs(case: Case) -> Iterator[Found]:
    """Only a post that stands right beside a name which can mean but one person."""
    holders: dict[str, list[str]] = {}
    for person in case.meeting.people:
        if person.post and (person.name or person.id):
            holders.setdefault(_plain(person.post), []).append(person.id)
    for passage, mention in mentioned(case):
        if len(mention.people) != 1:
            continue
        person = case.meeting.person_by_id[mention.people[0].person]
        for post in _posts_beside(unquoted(passage.text), mention.start, mention.end):
            if _plain(post) in _plain(person.post) or (
                person.post and _plain(post).startswith(_plain(person.post))
            ):
                continue
            others = [
                holder
                for held, ids in holders.items()
                for holder in ids
                if _plain(post) in (held, *held.split(" and "))
            ]
            if others:
                right = f"on the register that is {case.name(others[0])}"
            elif _kind(post) and _kind(post) == _kind(person.post):
                right = f"the register has “{person.post}”"
            else:
                continue
            sentence = f"{case.starting(person.id)} is called {post}; {right}."
            yield _found(passage, mention, post, sentence, person.post)


@POSTS.rule(
    "chair_differs",
    "warning",
    in_text=True,
    watches="Somebody called the Chair, or the Vice-Chair, who is not.",
    source=REGISTER,
)
def chair_differs(case: Case) -> Iterator[Found]:
    """Whoever presided, was elected or has the seat may be called so."""
    seats = case.meeting.body.members
    chairs = {seat.person for seat in seats if seat.role == "chair"}
    vices = {seat.person for seat in seats if seat.role == "vice_chair"}
    chairs |= {fact.presiding for _, fact in case.meeting.of(Start)}
    chairs |= {fact.person for _, fact in case.meeting.of(TakeChair)}
    elected = {fact.person for _, fact in case.meeting.of(Elect)}
    for passage, mention in mentioned(case):
        if len(mention.people) != 1:
            continue
        person = mention.people[0].person
        post = _chair_beside(unquoted(passage.text), mention.start, mention.end)
        held = vices if post.startswith("Vice") else chairs
        if post == "Mayor" and case.meeting.body.chair_term != post:
            continue  # somebody whom the rule for posts knows
        if not post or not held or person in held | elected:
            continue
        yield _found(
            passage,
            mention,
            post,
            f"{case.starting(person)} is called the {post}, but neither has that seat nor presided."
            if held is chairs
            else f"{case.starting(person)} is called the {post}, but does not have that seat.",
            "",
        )


@lru_cache(maxsize=8192)
def _posts_beside(text: str, start: int, end: int) -> tuple[str, ...]:
    """The posts that stand right before or after a name, where they are of that name and no list of people."""
    found: list[str] = []
    before = _BEFORE.search(text[max(0, start - 120) : start])
    if before and _IN_APPOSITION.match(text, end) and not _LIST_GOES_ON.match(text, end):
        found.append(before["post"])
    after = _AFTER.match(text, end)
    if after and not _LIST_GOES_ON.match(text, after.end()):
        found.append(after["post"])
    return tuple(found)


@lru_cache(maxsize=8192)
def _chair_beside(text: str, start: int, end: int) -> str:
    before = _CHAIR_BEFORE.search(text[max(0, start - 40) : start])
    if before is None or _LIST_GOES_ON.match(text, end) or not _IN_APPOSITION.match(text, end):
        return ""
    return str(before["post"])


def _plain(post: str) -> str:
    return " ".join(post.replace("&", "and").casefold().split())


def _kind(post: str) -> str:
    """Of which kind a post is that one person holds one of, whatever its rank: a deputy is not the leader."""
    match = _KINDS.match(post)
    return _RANK.sub("", match[0]) if match else ""


_RANK = re.compile(r"^(?:Deputy|Assistant|Interim) ")


def _found(passage: Passage, mention: Mention, post: str, sentence: str, right: str) -> Found:
    text = passage.text
    better: tuple[str, ...] = ()
    written = text[mention.start : mention.end]
    if right:
        at = text.find(post, max(0, mention.start - 120))
        first, last = min(at, mention.start), max(at + len(post), mention.end)
        written = text[first:last]
        better = (written.replace(post, right),)
    return Found(
        entry=passage.entry,
        item=passage.item,
        sentence=sentence,
        about=(mention.written, post),
        mends=mends(passage, written, better),
    )
