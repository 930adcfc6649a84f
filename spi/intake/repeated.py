"""Does a table print one institution twice in a survey year, under an old and a new name?"""

from collections.abc import Mapping

from spi.intake.draft import Draft, quoted
from spi.intake.spelling import names
from spi.intake.spelling.numbers import parse


def is_repeated(draft: Draft, owner: tuple[int, str, str], name: object, cells: Mapping[str, object], *, place: str) -> bool:
    """Was this institution read already under another name? Then that is told, and the row is not to be read.

    owner: survey year, region and unit; cells: measure -> cell. Equal figures are noted and taken once. Different ones are
    a problem: no rule could say which of the two rows is KPK's figure. The same name twice is left to Draft.claim.
    """
    first = draft.printed_names.setdefault(owner, str(name))
    if names.key(first) == names.key(name):
        return False
    held = {measure: (value, reason) for *who, measure, value, _, _, reason, _ in draft.figures if tuple(who) == owner}
    differing = [measure for measure, cell in cells.items() if measure in held and _read(cell) != held[measure]]
    both = f"{quoted(first)} dan {quoted(name)} adalah satu instansi dan dicetak keduanya untuk tahun {owner[0]}"
    if differing or not set(cells) <= set(held):
        draft.problem(place, f"{both}, dengan nilai yang berbeda. Hapus baris yang keliru, lalu impor lagi.")
    else:
        draft.note(place, f"{both}, dengan nilai yang sama; satu baris yang dipakai.")
    return True


def _read(cell: object) -> tuple[float | None, str | None] | None:
    try:
        parsed = parse(cell)
    except ValueError:
        return None  # as nothing that was read
    return parsed.value, parsed.reason
