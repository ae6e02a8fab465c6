"""A form filled in, as text field by field: from a fact, to a fact, and with what stands in it at first."""

from collections.abc import Mapping

import msgspec

from clerk.errors import Refused
from clerk.record.facts import AnyFact, details
from clerk.record.script import read_fact
from clerk.ui.field_words import Scene
from clerk.ui.forms import Field, Form


class UnfilledError(Refused):
    """A form cannot be taken as it is: what is the matter, and in which field."""

    def __init__(self, sentence: str, field: str | None) -> None:
        super().__init__(sentence)
        self.field = field


def texts_of(form: Form, fact: AnyFact, scene: Scene) -> dict[str, str]:
    """Return what stands in each field for a fact that is there already."""
    data = details(fact)
    defaults = {
        field.encode_name: field.default
        for field in msgspec.structs.fields(type(fact))
        if isinstance(field.default, (str, int))
    }
    texts = {}
    for each in form.fields:
        value = data.get(each.name)
        if value is None and form.kind(each).shape == "choice":
            value = defaults.get(each.name)
        texts[each.name] = "" if value in (None, "") else form.kind(each).show(value, scene)
    return texts


def first_texts(form: Form, scene: Scene) -> dict[str, str]:
    """Return what stands in each field before anybody types."""
    texts = {}
    for each in form.fields:
        value = each.default(scene) if each.default else None
        texts[each.name] = form.kind(each).show(value, scene) if value not in (None, "", []) else ""
    return texts


def read_form(form: Form, texts: Mapping[str, str], scene: Scene) -> AnyFact:
    """Return the fact that was typed.

    Raises:
        UnfilledError: a field cannot be read, or something is missing.
    """
    data: dict[str, object] = {"do": form.verb}
    for each in form.fields:
        value = _read(form, each, texts.get(each.name, ""), scene)
        if value is not None:
            data[each.name] = value
    try:
        return read_fact(data, form.words)
    except Refused as refusal:
        sentence = refusal.sentence
        raise UnfilledError(_in_labels(form, sentence), _named(form, sentence)) from None


def _read(form: Form, each: Field, text: str, scene: Scene) -> object:
    typed = form.typed[each.name]
    if not text.strip():
        if not typed.required:
            return None
        if typed.kind == "numbers":
            return []
        if form.verb == "amend" and each.name == "to":
            raise UnfilledError(
                "No motion is open in this item: record the motion first (Ctrl+M).", each.name
            )
        raise UnfilledError(f"“{each.label}” has to be given.", each.name)
    try:
        return form.kind(each).read(text, scene)
    except Refused as refusal:
        raise UnfilledError(refusal.sentence, each.name) from None


def _named(form: Form, sentence: str) -> str | None:
    return next((each.name for each in form.fields if f'"{each.name}"' in sentence), None)


def _in_labels(form: Form, sentence: str) -> str:
    """A sentence on a script's keys, with the labels that stand before the fields instead."""
    for each in form.fields:
        sentence = sentence.replace(f'"{each.name}"', f"“{each.label}”")
    return sentence
