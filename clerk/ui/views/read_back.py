"""What may be read back: motions, amendments, substantive motions and decisions, as the minutes print them."""

from collections.abc import Iterator, Sequence

import msgspec

from clerk.minutes.blocks import Block
from clerk.minutes.style import Style
from clerk.minutes.telling import Telling
from clerk.minutes.wording import tell
from clerk.record.exemption import exempt_entries, secret_items, without_private
from clerk.record.facts import Amend, Move, Resolve
from clerk.record.kinds import Parts
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, motions, substantive
from clerk.ui.views.words import shown

EXEMPT = "The words are exempt"
GONE = "The public must have left before they are shown."
STILL_IN = "The record does not say that the public were excluded."
_DECISIONS = {
    "resolved": "Resolution", "recommended": "Recommendation", "noted": "Noted", "agreed": "Agreed",
    "refused": "Refused", "actions": "Actions agreed",
}  # fmt: skip


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of a card: its label, its depth, its words."""

    text: str
    label: str = ""
    level: int = 0


class ReadCard(msgspec.Struct, frozen=True):
    """One thing to be read back. Of an `exempt` one there are no words here, unless they were asked for by name.

    `key` tells it from any other while the record goes on; `fate` what became of it, empty while it is open.
    """

    key: str
    title: str
    where: str
    fate: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    exempt: bool = False
    warning: str = ""

    @property
    def said(self) -> str:
        """The card in words, for a screen reader."""
        words = [self.title, self.where, self.fate, self.warning]
        words += [EXEMPT] if self.exempt and not self.paragraphs else []
        words += [f"{each.label} {each.text}".strip() for each in self.paragraphs]
        return ". ".join(filter(None, words))


def read_cards(
    meeting: Meeting, style: Style, asked_for: str = "", blocks: Sequence[Block] = ()
) -> list[ReadCard]:
    """Return the cards of a meeting in the order of the record, the newest last.

    `blocks` are those of the full draft where it is worked out: a decision is then read as it stands there, with
    whatever its own words tell of the motion and the vote.

    Nothing exempt is in them, but for the one card whose key is `asked_for`. A card is exempt if anything it is made
    from is, or stands under an item with exempt business that is not marked as public.
    """
    return list(_Reader(meeting, style, asked_for, blocks).cards())


class _Reader:
    def __init__(
        self, meeting: Meeting, style: Style, asked_for: str, blocks: Sequence[Block]
    ) -> None:
        self.meeting = without_private(meeting)
        self.hidden = exempt_entries(self.meeting)
        self.secret = secret_items(self.meeting)
        self.every = motions(self.meeting)
        self.telling = Telling(self.meeting, style, self.hidden)
        self.asked_for = asked_for
        self.drafted: dict[int, list[Block]] = {}
        for block in blocks:
            if not block.refers_back:
                for source in block.sources:
                    self.drafted.setdefault(source, []).append(block)

    def cards(self) -> Iterator[ReadCard]:
        """Each motion and decision where it stands; the substantive motion where an amendment was last taken."""
        taken = self._last_taken()
        for entry in self.meeting.entries:
            if isinstance(entry.fact, (Move, Amend)):
                yield self._moved(self.every[entry.fact.ref])
            elif isinstance(entry.fact, Resolve):
                yield self._resolved(entry, entry.fact)
            if entry.id in taken:
                yield self._substantive(taken[entry.id])

    def _last_taken(self) -> dict[int, Motion]:
        """The motions that were amended, by the entry that took the last amendment into them."""
        found: dict[int, Motion] = {}
        for motion in self.every.values():
            ends = [
                each.settled_by
                for name in motion.amendments
                if (each := self.every[name]).fate in ("carried", "accepted")
                and isinstance(each.fact, Amend)
                and each.fact.becomes
                and each.settled_by is not None
            ]
            if ends:
                last = max(ends, key=lambda entry: self.meeting.position[entry.id])
                found[last.id] = motion
        return found

    def _moved(self, motion: Motion) -> ReadCard:
        title = f"Amendment {motion.letter}" if motion.is_amendment else "Motion"
        if isinstance(motion.fact, Move) and motion.fact.kind != "substantive":
            title = "Procedural motion"
        parents = self._parents(motion)
        fate = "" if motion.fate == "open" else motion.fate
        return self._card(
            f"motion-{motion.ref}", title, motion.entry, fate, [motion.entry, *parents]
        )

    def _parents(self, motion: Motion) -> list[Entry]:
        """What an amendment amends: if that is exempt, so is the amendment."""
        found: list[Entry] = []
        while isinstance(motion.fact, Amend) and motion.fact.to in self.every:
            motion = self.every[motion.fact.to]
            if motion.entry in found:
                break
            found.append(motion.entry)
        return found

    def _substantive(self, motion: Motion) -> ReadCard:
        made_of = [motion.entry, *self._parents(motion)]
        made_of += [self.every[name].entry for name in motion.amendments]
        fate = "" if motion.fate == "open" else motion.fate
        key = f"substantive-{motion.ref}"
        if self._is_exempt(made_of) and key != self.asked_for:
            return self._closed(key, "Substantive motion", motion.entry)
        words = substantive(self.meeting, motion.ref)
        return ReadCard(
            key, "Substantive motion", self._where(motion.entry), fate,
            tuple(self._words(words.what, words.parts, motion.entry)),
            exempt=self._is_exempt(made_of), warning=self._warning(made_of),
        )  # fmt: skip

    def _resolved(self, entry: Entry, fact: Resolve) -> ReadCard:
        blocks = self.drafted.get(entry.id, [])
        sources = [source for block in blocks for source in block.sources]
        made_of = [entry, *(self.meeting.entry_by_id[each] for each in dict.fromkeys(sources))]
        motion = self.every.get(fact.by or "")
        # The words of a decision are those of its motion: if that is exempt, so are they, whatever their own mark says.
        made_of += [motion.entry] if motion is not None else []
        return self._card(f"decision-{entry.id}", _DECISIONS[fact.kind], entry, "", made_of, blocks)

    def _card(
        self, key: str, title: str, entry: Entry, fate: str, made_of: Sequence[Entry],
        blocks: Sequence[Block] = (),
    ) -> ReadCard:  # fmt: skip
        exempt = self._is_exempt(made_of)
        if exempt and key != self.asked_for:
            return self._closed(key, title, entry)
        paragraphs = [_paragraph(block) for block in blocks or tell(self.telling, entry)]
        fact = entry.fact
        if not any(each.text for each in paragraphs) and isinstance(fact, (Move, Amend, Resolve)):
            # A style may leave it to another sentence to say: here its own words are read.
            paragraphs = list(self._words(fact.what, fact.parts, entry))
        return ReadCard(
            key, title, self._where(entry), fate, tuple(each for each in paragraphs if each.text),
            exempt=exempt, warning=self._warning(made_of),
        )  # fmt: skip

    def _closed(self, key: str, title: str, entry: Entry) -> ReadCard:
        # Neither who moved it nor what became of it: that is for the private record alone.
        return ReadCard(key, title, self._where(entry), exempt=True, warning=self._warning([entry]))

    def _words(self, what: str, parts: Parts, entry: Entry) -> Iterator[Paragraph]:
        if what:
            yield Paragraph(shown(what))
        marks = self.telling.style.lists.motion_part
        for block in self.telling.parts("motion_part", marks, parts, entry):
            yield _paragraph(block)

    def _is_exempt(self, made_of: Sequence[Entry]) -> bool:
        return any(
            entry.id in self.hidden or (entry.item in self.secret and entry.exempt is not False)
            for entry in made_of
        )

    def _warning(self, made_of: Sequence[Entry]) -> str:
        if not self._is_exempt(made_of):
            return ""
        return GONE if not self.telling.chronicle.last().public else f"{GONE} {STILL_IN}"

    def _where(self, entry: Entry) -> str:
        item = self.meeting.item_by_id.get(entry.item or "")
        if item is None:
            return ""
        return shown(f"Item {item.number} · {item.title}" if item.number else item.title)


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(shown(block.text.replace("\n", " ")), block.label, block.level)
