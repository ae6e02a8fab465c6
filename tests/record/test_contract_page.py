"""docs/record.md says of the script contract what the types say, and the contract it began with still holds."""

import json

from clerk.record.facts import VERBS
from tests.record.contract import node_of
from tests.record.contract_page import GIVEN, PLAN, contract, printed


def test_the_page_prints_the_contract_as_the_types_have_it() -> None:
    assert printed() == contract(), "run `python -m tests.record.contract_page`"


def test_nothing_that_was_promised_is_missing_or_renamed() -> None:
    held = {
        name: {field.encode_name for field in node_of(kind).fields}
        for name, kind in {**PLAN, **VERBS}.items()
    }
    lost = {name: fields - held.get(name, set()) for name, fields in GIVEN.items()}
    assert {name: fields for name, fields in lost.items() if fields} == {}
    assert set(GIVEN) <= set(held)


def test_the_schema_has_every_verb_of_the_page() -> None:
    schema = json.dumps(_schema())
    for verb in VERBS:
        assert f'"{verb}"' in schema


def _schema() -> dict[str, object]:
    from clerk.record.schema import script_schema

    return script_schema()
