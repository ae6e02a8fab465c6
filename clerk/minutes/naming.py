"""How people and lists of people are named in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from clerk.minutes.phrases import Many, fill
from clerk.minutes.style_keys import Style
from clerk.record.meeting import Meeting
from clerk.record.people import Person

_TOLD = "\x00"


class Naming:
    """Names the people of one meeting as a style has it; two who share a surname print apart."""

    def __init__(self, meeting: Meeting, style: Style) -> None:
        """Find out which surnames need more than themselves."""
        self._meeting = meeting
        self._style = style
        named = [person for person in meeting.people if person.name]
        self._surnames = Counter(person.family_name.lower() for person in named)
        self._full = Counter((person.title, person.name.lower()) for person in named)

    def values(self, person: Person, *, titled: bool = True) -> dict[str, str]:
        """The fields that a phrase for a name may use."""
        name = person.name
        if name and self._full[person.title, name.lower()] > 1:
            apart = person.group or person.post or person.organisation or person.id
            name = f"{name} ({apart})"
        shared = self._surnames[person.family_name.lower()] > 1
        # Where a plural title was told before, the place of this one is marked, and taken out again.
        title = person.title if titled or not person.title else _TOLD
        return {
            "title": title,
            "short_title": self._style.names.short_titles.get(title, title),
            "name": name,
            "surname": name if shared else person.family_name,
            "post": person.post if person.name else "",
            "organisation": person.organisation,
            "group": person.group,
        }

    def form(
        self,
        person: Person,
        phrase: str,
        more: Mapping[str, str] = MappingProxyType({}),
        *,
        titled: bool = True,
    ) -> str:
        """One person in the given form; somebody known by post alone is named by the post.

        ``more`` are fields that a phrase of the roll may use besides those of a name.
        """
        if not person.name:
            names = self._style.names
            in_sentence = phrase in (names.in_sentence, names.in_apologies)
            by_post = fill(
                names.by_post_in_sentence if in_sentence else names.by_post,
                post=person.post,
                organisation=person.organisation,
            )
            extras = fill(_extras(phrase), **more)
            return f"{by_post} {extras}".strip()
        text = fill(phrase, **self.values(person, titled=titled), **more)
        return text.replace(f"{_TOLD} ", "").replace(_TOLD, "")

    def cell(self, person: Person, phrase: str, more: Mapping[str, str]) -> str:
        """What stands of a person in one cell of a table; who is known by post alone is named by it there as well."""
        values = self.values(person)
        if not person.name:
            values |= {"name": person.post, "surname": person.post}
        return fill(phrase, **values, **more)

    def person(self, name: str) -> str:
        """A person by id, as sentences name them; a text that is nobody's id is taken as it stands."""
        person = self._meeting.person_by_id.get(name)
        return self.form(person, self._style.names.in_sentence) if person else name

    def label(self, name: str) -> str:
        """The same where it stands by itself, as the owner of an action."""
        person = self._meeting.person_by_id.get(name)
        if person is None or person.name:
            return self.person(name)
        return fill(self._style.names.by_post, post=person.post, organisation=person.organisation)

    def people(self, names: Iterable[str], phrase: str | None = None) -> Many:
        """Several people by id, joined, with a shared title told once if the style does so."""
        persons = [self._meeting.person_by_id[name] for name in names]
        return self.listed(persons, phrase or self._style.names.in_sentence)

    def listed(
        self,
        persons: Sequence[Person],
        phrase: str,
        *,
        group_titles: bool | None = None,
        more: Sequence[Mapping[str, str]] | None = None,
    ) -> Many:
        """Several people in one form, joined; ``more`` are further fields for each."""
        grouped = self._style.names.group_titles if group_titles is None else group_titles
        extras = more or [MappingProxyType({})] * len(persons)
        runs: list[
            tuple[str, list[str]]
        ] = []  # a plural title and those who share it, or one by one
        goes_on = False
        for index, (person, extra) in enumerate(zip(persons, extras, strict=True)):
            plural = self._plural(persons, index, phrase) if grouped else ""
            if goes_on:
                runs[-1][1].append(self.form(person, phrase, extra, titled=False))
            elif plural:
                runs.append((plural, [self.form(person, phrase, extra, titled=False)]))
            else:
                runs.append(("", [self.form(person, phrase, extra)]))
            goes_on = bool(plural)
        texts = [f"{plural} {join(names, self._style)}".strip() for plural, names in runs]
        return Many(join(texts, self._style), len(persons))

    def _plural(self, persons: Sequence[Person], index: int, phrase: str) -> str:
        """The plural of a person's title, if the phrase has titles and the next person shares it."""
        person = persons[index]
        following = persons[index + 1] if index + 1 < len(persons) else None
        if following is None or following.title != person.title or "title}" not in phrase:
            return ""
        if not (person.name and following.name):
            return ""
        names = self._style.names
        title = person.title
        if "{short_title}" in phrase:
            title = names.short_titles.get(title, title)
        return names.plural_titles.get(title, "")

    def office(self, role: str) -> str:
        """What the chair or vice-chair is called here; nothing for other members."""
        chair = self._meeting.body.chair_term
        if role == "chair":
            return chair
        return fill(self._style.names.vice, chair=chair) if role == "vice_chair" else ""


def _extras(phrase: str) -> str:
    """The brackets of a roll phrase that tell more than the name, for somebody known by post alone."""
    marks = ("{office}", "{in_chair}", "{substituted}", "{movements}", "{remotely}")
    return "".join(
        part
        for part in (f"[{inner}" for inner in phrase.split("[")[1:])
        if any(m in part for m in marks)
    )


def join(texts: Sequence[str], style: Style) -> str:
    """Texts joined as the style joins a list."""
    texts = [text for text in texts if text]
    if len(texts) < 2:
        return "".join(texts)
    last = style.names.last_comma
    if len(texts) == 2:
        # A comma before "and" belongs only to lists of three or more.
        last = " " + last.lstrip(", ")
    return style.names.comma.join(texts[:-1]) + last + texts[-1]
