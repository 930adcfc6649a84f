"""Which fields has each kind of record, of which nature is each, and which must be filled in?"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from spi.follow_up.log import rules
from spi.method.parts import in_order
from spi.words import dictionary
from spi.words.tens import is_safe_total, is_ten
from spi.words.wording import number

_NOT_IN_TENS = "{} hanya disimpan dalam rentang sepuluh; di bawah sepuluh hanya “<10”. Belum ada yang disimpan."
_NO_POINTS = "{} “{}” bukan angka 0 sampai 100. Tulis misalnya 73,5."


class Field(NamedTuple):
    """nature: text, note (long), day, count, points (0-100), choice, part (of the index), link, texts (a list), notes (a list of
    long ones), rows (a list of texts by column), tens (a count of people written in tens), total (a whole number from ten on,
    else "<10"). of: the group of the dictionary that names the choices. most: the largest count, or the longest list.
    columns: of rows, all of them, the one that must be filled in first."""

    nature: str
    must: bool = False
    of: str = ""
    most: int = 0
    columns: tuple[str, ...] = ()


KINDS: dict[str, dict[str, Field]] = {
    # A step of the yearly cycle of a survey: from begins to ends, either may be unknown. name: only of a step of one's own.
    # file_name, sha256, bytes: its letter, where that was handed in (attachments.FIELDS).
    "cycle_step": {
        "step": Field("choice", must=True, of="cycle_steps"), "name": Field("text"), "begins": Field("day"),
        "ends": Field("day"), "in_charge": Field("text"), "letter": Field("text"), "link": Field("link"), "note": Field("note"),
        "file_name": Field("text"), "sha256": Field("text"), "bytes": Field("count", most=2**31),
    },
    # An OPD or kecamatan that the inspectorate keeps in its list; it belongs to no survey year.
    "unit": {
        "name": Field("text", must=True), "unit_kind": Field("choice", must=True, of="unit_kinds"),
        "official_code": Field("text"),
    },
    # A session of socialisation of a survey. units: keys of the units that it reached.
    "socialisation": {
        "date": Field("day", must=True), "place": Field("text", must=True), "audience": Field("text", must=True),
        "presenter": Field("text"), "present": Field("count", most=100_000),
        "units": Field("texts", most=400), "note": Field("note"),
    },
    # What the government wants to reach in a survey year, as a stated document prints it.
    "target": {
        "points": Field("points", must=True), "source": Field("text", must=True), "link": Field("link"), "note": Field("note"),
    },
    # What KPK's report recommends to the government, and by which actions of the plan it is answered (their keys).
    "recommendation": {
        "text": Field("note", must=True), "part": Field("part"), "answered_by": Field("texts", most=30),
        "source": Field("text", must=True),
    },
    # How many people an OPD's list of one group of respondents holds: in tens only, never who they are.
    "respondent_list": {
        "unit": Field("text", must=True), "group": Field("choice", must=True, of="respondent_groups"),
        "as_of": Field("day", must=True), "listed": Field("tens", must=True), "mobile": Field("tens"), "email": Field("tens"),
        "dated": Field("tens"), "eligible": Field("tens"), "doubles": Field("tens"),
    },
    # How many respondents of a group KPK wants, as its letter prints it.
    "respondent_target": {
        "group": Field("choice", must=True, of="respondent_groups"), "target": Field("total", must=True),
        "letter": Field("text"), "date": Field("day"), "link": Field("link"),
    },
    # How many of a group KPK told to have answered by a day of the fieldwork.
    "fieldwork_report": {
        "group": Field("choice", must=True, of="respondent_groups"), "date": Field("day", must=True),
        "filled": Field("tens", must=True), "letter": Field("text"),
    },
    # The evaluation of a survey year as it was closed: what was told on that day, word for word. log_number, log_seal,
    # data_version: of which state of the store it tells; the others: see cycle.evaluation.
    "evaluation": {
        "closed_on": Field("day", must=True), "log_number": Field("count", most=99_999_999), "log_seal": Field("text"),
        "data_version": Field("text", must=True), "government": Field("text", must=True), "compared_in": Field("text"),
        "result": Field("notes", must=True, most=12), "movement": Field("notes", most=12), "plan_status": Field("notes", most=6),
        "actions": Field("rows", most=400, columns=(
            "title", "action_id", "number", "plan_year", "opd", "due", "claim", "verification", "validation", "evidence", "state",
            "open",
        )),
        "decisions": Field("rows", most=400, columns=("title", "meeting", "opd", "due")),
        "commitments": Field("rows", most=40, columns=("commitment", "key", "opd", "due")),
        "earlier_year": Field("text"), "earlier_status": Field("notes", most=2),
        "earlier": Field("rows", most=440, columns=(
            "commitment", "key", "origin", "opd", "due", "outcome", "outcome_words", "note",
        )),
        "conclusion": Field("note"), "participants_by_office": Field("texts", must=True, most=60),
    },
}  # fmt: skip
NATURES = {name: field for fields in KINDS.values() for name, field in fields.items()}  # a name has one nature in all kinds


def checked(kind: str, fields: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """All fields of a kind as they are written down ("" or [] where empty), and a sentence for each that cannot be."""
    facts, problems = {}, []
    for name, field in KINDS[kind].items():
        label = dictionary.word("fields", name)
        facts[name], problem = _value(label, field, fields.get(name))
        if field.must and not problem and facts[name] in ("", []):
            problem = f"{label} masih kosong. Isi dulu, lalu simpan lagi."
        problems += [problem] if problem else []
    return facts, problems


def _value(label: str, field: Field, value: Any) -> tuple[Any, str]:
    if field.nature in ("texts", "notes"):
        return rules.texts(label, value, field.most, longest=rules.TITLE if field.nature == "texts" else rules.NOTE)
    if field.nature == "rows":
        return rules.rows(label, value, field.columns, field.most)
    if field.nature == "count":
        return rules.count(label, value, field.most)
    text = "" if value is None or value != value else str(value).strip()
    if not text:
        return "", ""
    if field.nature == "day":
        return rules.day(label, text)
    if field.nature == "points":
        points = number(text, highest=100) if not isinstance(value, (int, float)) else float(value)
        return (points, "") if points is not None and 0 <= points <= 100 else (text, _NO_POINTS.format(label, text[:20]))
    if field.nature == "part":
        return text, "" if text in in_order() else f"{label} “{text[:60]}” bukan bagian indeks. Pilih dari daftar."
    if field.nature == "choice":
        known = text in dictionary.words(field.of)
        return text, "" if known else f"{label} “{text[:60]}” tidak dikenal. Pilih dari daftar."
    if field.nature in ("tens", "total"):
        fits = is_ten(text) if field.nature == "tens" else is_safe_total(text)
        return (text, "") if fits else ("", _NOT_IN_TENS.format(label))
    if field.nature == "link":
        return text, rules.link_fault(label, text)
    faults = rules.too_long(label, text, rules.NOTE if field.nature == "note" else rules.TITLE)
    return text, faults[0] if faults else rules.control_fault(label, text)
