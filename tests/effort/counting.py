"""The keys of a meeting and the characters of its minutes, apart for formal business and prose, and by verb."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from clerk.minutes.blocks import Block
from clerk.minutes.layout import draft
from clerk.record.facts import Say, verb
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from tests.effort.words import own_text, sources_for
from tests.stories import fingers

PLAN = "(plan)"  # what the minutes take from the plan of the meeting and from no fact


@dataclass
class Share:
    """Keys, the characters they became, and how many facts that were."""

    keys: int = 0
    chars: int = 0
    times: int = 0

    @property
    def ratio(self) -> float:
        """Keys for one character."""
        return self.keys / self.chars if self.chars else 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.keys + other.keys, self.chars + other.chars, self.times + other.times)


@dataclass
class Count:
    """What was struck, by verb; `log` says in order what it was."""

    formal: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    prose: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    log: list[tuple[str, str]] = field(default_factory=list)
    verb: str = PLAN
    _in_prose: bool = False

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count every key that is sent."""
        with fingers.listening(self.heard):
            yield

    @contextmanager
    def words(self) -> Iterator[None]:
        """Count what is struck meanwhile as prose."""
        before, self._in_prose = self._in_prose, True
        try:
            yield
        finally:
            self._in_prose = before

    def heard(self, struck: str, keys: int) -> None:
        """Count one stroke with all its keys."""
        shares = self.prose if self._in_prose else self.formal
        shares[self.verb].keys += keys
        if not self._in_prose:
            self.log.append((self.verb, struck))

    @property
    def all_formal(self) -> Share:
        """Everything that is formal."""
        return sum(self.formal.values(), Share())

    @property
    def all_prose(self) -> Share:
        """Everything that is prose."""
        return sum(self.prose.values(), Share())

    def strict(self) -> tuple[Share, Share]:
        """Return formal and prose where only passages count as prose."""
        said = self.prose[verb_of_passages()]
        return self.all_formal + self.all_prose + Share(-said.keys, -said.chars), said


def verb_of_passages() -> str:
    """Return the verb of the officer's passages."""
    return str(Say.__struct_config__.tag)


def printed(block: Block) -> str:
    """Return every character of a block: label, words, and cells."""
    cells = [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
    return block.label + block.text + "".join(cells)


def add_characters(count: Count, meeting: Meeting) -> None:
    """Add the characters of the finished minutes, full set, to a count.

    The officer's own words are prose whether they are printed or not; all else that is printed is formal.
    """
    style = load_style(meeting.body.style)
    blocks = draft(meeting, style, "full").blocks
    entries = meeting.entry_by_id
    told: Counter[int | None] = Counter()
    text_of: defaultdict[int | None, str] = defaultdict(str)
    for block in blocks:
        words = printed(block)
        first = next((s for s in block.sources if s in entries), None)
        by_run: Counter[int | None] = Counter()
        for run in block.runs:
            by_run[run.source if run.source in entries else first] += len(run.text)
            text_of[run.source if run.source in entries else first] += run.text + "\n"
        if not block.runs:
            text_of[first] += words
        by_run[first] += len(words) - sum(by_run.values())
        told += by_run
    texts = {number: text.casefold() for number, text in text_of.items()}
    for entry in meeting.entries:
        name = verb(entry.fact)
        for words in own_text(entry.fact, sources_for(meeting, entry)):
            count.prose[name].chars += len(words)
            # Where a decision tells its motion, the motion's words stand there.
            after = sorted(n for n in texts if n is not None and n > entry.id)
            for teller in (entry.id, *after):
                if standing := _as_printed(words, texts.get(teller, "")):
                    told[teller] -= len(standing)
                    break
        if entry.wording is not None:
            count.prose["wording"].chars += len(entry.wording)
            told[entry.id] -= len(entry.wording)
        count.formal[name].times += 1
    for source, chars in told.items():
        name = verb(entries[source].fact) if source is not None else PLAN
        count.formal[name].chars += chars


def _as_printed(words: str, text: str) -> str:
    """What of somebody's words stands in a text, as the style closes sentences in its own way; else nothing."""
    bare = words.strip().casefold()
    closed = (bare, bare.rstrip(".;: "), bare.removesuffix("; and"))
    return next((each for each in closed if each and each in text), "")
