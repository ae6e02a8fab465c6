"""The table of `make effort`: keys for a character of the minutes, by kind of business and by verb."""

from collections.abc import Iterator, Sequence

from tests.effort.counting import Count, Share
from tests.effort.playing import Played

MOST_FORMAL, MOST_PROSE = 0.15, 0.90


def within(played: Played) -> bool:
    """Return whether a meeting took no more keys a character than is promised, for formal business and for prose."""
    count = played.count
    return count.all_formal.ratio <= MOST_FORMAL and count.all_prose.ratio <= MOST_PROSE


def table(every: Sequence[Played]) -> str:
    """Return the whole report."""
    return "\n".join([*_summary(every), *(line for each in every for line in _verbs(each))])


def _summary(every: Sequence[Played]) -> Iterator[str]:
    yield "| meeting | formal | | | prose | | | all | strict: formal | say | word processor |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for each in every:
        count = each.count
        strict, said = count.strict()
        parts = [
            *_three(count.all_formal),
            *_three(count.all_prose),
            _ratio(count.all_formal + count.all_prose),
            _ratio(strict),
            _ratio(said),
            f"{each.by_hand:.2f}",
        ]
        yield f"| {each.name} | {' | '.join(parts)} |"
    yield ""
    yield "Each of formal and prose: keys, characters, keys a character. Strict: all but passages counted as formal."
    yield "Word processor: one key a character is 1.00; the last column counts Shift as well, as the others do."


def _three(share: Share) -> tuple[str, str, str]:
    return str(share.keys), str(share.chars), _ratio(share)


def _ratio(share: Share) -> str:
    return f"{share.ratio:.3f}"


def _verbs(played: Played) -> Iterator[str]:
    count = played.count
    yield ""
    yield f"{played.name}: where the hands were (formal keys first)"
    yield f"{'':18}{'times':>6}{'keys':>7}{'chars':>7}{'a fact':>8}   {'prose keys':>10}{'chars':>7}"
    verbs = sorted({*count.formal, *count.prose}, key=lambda verb: -_formal(count, verb).keys)
    for verb in verbs:
        formal, prose = _formal(count, verb), count.prose.get(verb, Share())
        each = f"{formal.keys / formal.times:8.1f}" if formal.times else " " * 8
        words = f"   {prose.keys:10}{prose.chars:7}" if prose.keys or prose.chars else ""
        yield f"{verb:18}{formal.times:6}{formal.keys:7}{formal.chars:7}{each}{words}".rstrip()


def _formal(count: Count, verb: str) -> Share:
    return count.formal.get(verb, Share())


def strokes_of(played: Played) -> Iterator[str]:
    """Yield a line for each run of facts of one verb: the formal keys in their order."""
    run: list[str] = []
    last = ""
    for verb, struck in played.count.log:
        if verb != last and run:
            yield f"{last}: {' '.join(run)}"
            run = []
        last = verb
        run.append(struck if struck != " " else "Space")
    if run:
        yield f"{last}: {' '.join(run)}"
