"""The script contract as docs/record.md prints it, made from the types. Run it to write the page anew."""

from pathlib import Path

from msgspec import inspect

from clerk.record.facts import VERBS
from clerk.record.meeting import AgendaItem, Application, Notice, Particulars, Signed, Webcast
from clerk.record.people import Body, Council, DatedStyle, Limits, Person, Quorum, Seat
from clerk.record.script import Stamp
from tests.record.contract import is_required, node_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "record.md"
BEGIN = "<!-- contract: written by `python -m tests.record.contract_page` -->\n"
END = "<!-- end of contract -->"

# The contract that the project was given. Everything else in the types is an addition, and is marked as one.
GIVEN = {
    name: set(fields.split())
    for name, fields in {
        "council": "name",
        "people": "id name title post organisation group",
        "body": "id name type style chair_term quorum remote_attendance members",
        "body.quorum": "number numerator denominator floor",
        "body.members": "person role capacity",
        "meeting": "date time type place first_minute_number reference budget",
        "agenda": "id number kind title purpose pages recommendations exempt public_text budget",
        "any event": "at next_day wording exempt",
        "attend": "people capacity mode",
        "start": "presiding",
        "open_item": "item",
        "close_item": "item",
        "arrive": "person mode",
        "return": "person mode",
        "leave": "person reason",
        "take_chair": "person reason",
        "apologise": "people reason",
        "substitute": "person for",
        "no_substitutes": "",
        "declare": "person items interest class nature action sensitive",
        "none_declared": "",
        "dispensation": "person items reference",
        "say": "text form by",
        "table": "header rows",
        "private": "text",
        "question": "from kind text answer answered_by supplementary",
        "no_questions": "",
        "approve_minutes": "of corrections signed_by",
        "move": "ref what parts mover seconder",
        "amend": "ref to what parts mover seconder",
        "withdraw": "ref",
        "vote": "on ref manner for against abstain not_voting named",
        "casting_vote": "on by way",
        "record_my_vote": "on person way",
        "resolve": "kind by to what parts reasons alternatives",
        "assign": "text owner due category",
        "vary_order": "items by",
        "defer_item": "item to reason",
        "withdraw_item": "item to reason",
        "adjourn": "reason to",
        "resume": "date",
        "exclude_public": "items paragraphs public_interest by basis",
        "readmit_public": "",
        "next_meeting": "dates",
        "end": "",
    }.items()
}
PLAN: dict[str, type] = {
    "council": Council,
    "people": Person,
    "body": Body,
    "body.quorum": Quorum,
    "body.limits": Limits,
    "body.members": Seat,
    "body.styles": DatedStyle,
    "meeting": Particulars,
    "meeting.webcast": Webcast,
    "meeting.signed": Signed,
    "agenda": AgendaItem,
    "agenda.notice": Notice,
    "agenda.application": Application,
    "any event": Stamp,
}


def what(node: inspect.Type) -> str:
    """Return in words what a field may hold."""
    match node:
        case inspect.Metadata(type=inner, extra=extra):
            return str((extra or {}).get("refers_to") or what(inner))
        case inspect.UnionType(types=kinds):
            said = [what(kind) for kind in kinds if not isinstance(kind, inspect.NoneType)]
            return " or ".join(word for word in dict.fromkeys(said) if word)
        case inspect.LiteralType(values=values):
            return " ".join(f"`{value}`" for value in values if value != "")
        case inspect.VarTupleType(item_type=inner):
            return f"list of {what(inner)}"
        case inspect.DictType(key_type=key, value_type=value):
            return f"{{{what(key)}: {what(value)}}}"
        case inspect.StructType(fields=fields):
            return f"{{{', '.join(field.encode_name for field in fields)}}}"
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=least, le=most):
            return f"{least}–{most}" if (most or 0) < 10 and most else "whole number"
        case inspect.DateType():
            return "date"
        case inspect.DateTimeType():
            return "date and time"
        case inspect.StrType(pattern=pattern):
            return _kind_of_text(pattern or "")
    raise NotImplementedError(node)


def _kind_of_text(pattern: str) -> str:
    marks = {
        "[0-9]{4}-[0-9]{2}": "date and time",
        "2[0-3]": "time",
        "{16}": "fingerprint",
        "[a-z0-9_-]": "id",
    }
    return next((words for mark, words in marks.items() if mark in pattern), "text")


def field_words(name: str, field: inspect.Field) -> str:
    # A structure that was added is marked itself; its fields need no mark each.
    added = "" if field.encode_name in GIVEN.get(name, {field.encode_name}) else "**+** "
    optional = "" if is_required(field) else "?"
    otherwise = field.default
    usual = f", else `{otherwise}`" if isinstance(otherwise, str) and otherwise else ""
    return f"{added}`{field.encode_name}`{optional}: {what(field.type)}{usual}"


def mark(name: str) -> str:
    return "" if name in GIVEN else "**+** "


def fields_of(name: str, kind: type) -> str:
    return "; ".join(field_words(name, field) for field in node_of(kind).fields) or "none"


def purpose(kind: type) -> str:
    """Return the first paragraph of a type's description, as one line."""
    paragraph = (kind.__doc__ or "").split("\n\n")[0]
    return " ".join(paragraph.replace("``", "`").split()).replace("|", "\\|")


def contract() -> str:
    """Return the tables of the contract."""
    lines = ["### The plan", "", "| where | fields |", "|---|---|"]
    lines += [f"| {mark(name)}`{name}` | {fields_of(name, kind)} |" for name, kind in PLAN.items()]
    lines += ["", "### The verbs", "", "| do | fields | what it records |", "|---|---|---|"]
    for verb, kind in VERBS.items():
        lines.append(f"| {mark(verb)}`{verb}` | {fields_of(verb, kind)} | {purpose(kind)} |")
    return "\n".join([*lines, ""])


def printed() -> str:
    """Return the tables as the page has them."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def write() -> None:
    """Write the tables into the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + BEGIN + contract() + END + after, encoding="utf-8")


if __name__ == "__main__":
    write()
