"""What the fields of an open form make of what is typed: others follow, and it is said who or what was understood."""

from collections.abc import Callable, Mapping

from clerk.errors import Refused
from clerk.ui.field_box import FieldBox, choice_words
from clerk.ui.field_words import Scene
from clerk.ui.forms import Field, Form


class Following:
    """Ties the fields of one form to each other as long as it is open.

    `say` is told what a field was understood as, and what one has to choose between. In an entry that is there already
    nothing follows: what it says was somebody's choice.
    """

    def __init__(
        self,
        form: Form,
        scene: Scene,
        boxes: Mapping[str, FieldBox],
        say: Callable[[str, str], object],
        *,
        follow: bool,
    ) -> None:
        self.form, self.scene, self.boxes, self.say = form, scene, boxes, say
        self.follow = follow
        self._at_work = False
        # What a field had of itself or by following; anything else somebody filled in.
        self._given = {each.name: boxes[each.name].text for each in form.fields if each.follows}
        for each in form.fields:
            boxes[each.name].changed.connect(lambda each=each: self._changed(each))

    def _changed(self, field: Field) -> None:
        kind, text = self.form.kind(field), self.boxes[field.name].text
        value: object = None
        if text.strip():
            try:
                value = kind.read(text, self.scene)
            except Refused as refusal:
                # While somebody is typing, only what they may have to choose between is worth saying.
                self.say("", refusal.sentence if "may be" in refusal.sentence else "")
                return
        for each in self._followers(field):
            if each.follows is not None:
                self._follow(each, each.follows[1](value, self.scene))
        if not self._at_work:
            self.say(self._other_words(field, value, text), "")

    def _followers(self, field: Field) -> list[Field]:
        """The fields that follow another."""
        return [
            each
            for each in self.form.fields
            if self.follow and each.follows is not None and each.follows[0] == field.name
        ]

    def _follow(self, each: Field, value: object) -> None:
        box = self.boxes[each.name]
        if box.text != self._given[each.name]:
            return
        nothing = value in (None, "", [])
        # What is said stays about the field in which somebody types.
        self._at_work = True
        box.text = "" if nothing else self.form.kind(each).show(value, self.scene)
        self._at_work = False
        self._given[each.name] = box.text

    def _other_words(self, field: Field, value: object, text: str) -> str:
        """What a field was understood as, where it does not read so already."""
        kind = self.form.kind(field)
        if value is None or kind.shape != "line":
            return ""
        words = kind.show(value, self.scene)
        same = "".join(words.split()).casefold() == "".join(text.split()).casefold()
        # What is offered may lie over the fields that follow.
        beside = [
            f"{each.label.lower()} {choice_words(self.boxes[each.name].text)}"
            for each in self._followers(field)
            if self.form.kind(each).shape == "choice"
        ]
        return "" if same else ", ".join([words, *beside])
