"""What stands in the vote's form before anybody types, and what it comes to while it is typed."""

from collections.abc import Mapping, Sequence

from clerk.record.voters import division_list, is_on_the_budget
from clerk.ui.field_words import Scene
from clerk.ui.views.vote_totals import KEYS_SHORT, figures_line, names_lines, typed_totals
from clerk.ui.views.words import Phrase, muted


def usual_manner(scene: Scene) -> object:
    """Return how the vote is taken: by name on the budget (SI 2014/165), else by a show of hands."""
    budget = is_on_the_budget(scene.meeting, scene.item)
    return "named" if budget and not _is_procedural(scene) else "show_of_hands"


def _is_procedural(scene: Scene) -> bool:
    for motion in reversed(scene.motions.values()):
        if motion.fate in ("open", "tied") and motion.entry.item == scene.item:
            return getattr(motion.fact, "kind", "substantive") != "substantive"
    return False


def may_vote(scene: Scene) -> int:
    """Return how many may vote on the item in hand now."""
    called = division_list(scene.meeting, scene.room, scene.item)
    return sum(not voter.why_not for voter in called)


def missing_figure(texts: Mapping[str, str], field: str, scene: Scene) -> int:
    """Return what a figure has to be for all who may vote to be accounted for; not below nothing."""
    others = {name: text for name, text in texts.items() if name != field}
    return max(typed_totals(others, may_vote(scene)).missing, 0)


def vote_remark(texts: Mapping[str, str], scene: Scene) -> Sequence[Phrase]:
    """Tell how many may vote, and what is missing until it adds up; of a named vote the totals and who is missing."""
    named = [line.partition(": ") for line in texts.get("named", "").splitlines() if line.strip()]
    called = division_list(scene.meeting, scene.room, scene.item)
    if not named and texts.get("manner") != "named":
        return (figures_line(typed_totals(texts, sum(not each.why_not for each in called))),)
    ways = {name: way for name, _, way in named if way}
    return (*names_lines(scene.meeting, ways, called), (muted(KEYS_SHORT),))
