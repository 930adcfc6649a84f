"""Which sentences tell how ready the respondents are? A risk by a number listed, never why, and never of a person."""

from spi.answers.cycle.readiness import Readiness, criterion, minimum
from spi.narrative.sentence import Sentence, Writer, capital, listed
from spi.words import dictionary
from spi.words.tens import FEW, bounds
from spi.words.wording import date_words

_NAMED = 3  # OPD called by their names


def headline(ready: Readiness) -> Sentence:
    """How many lists are below the minimum, and whose; that nothing was counted yet where nothing was."""
    writer, year = Writer("respondents"), ready.plan.survey_year
    if ready.lists.empty:
        return writer.sentence(f"Daftar responden {writer.survey(year)} belum ada yang dihitung.")
    few, judged = ready.at_risk, ready.lists[ready.lists["risk"] != "not_judged"]
    if judged.empty:
        count = writer.count(len(ready.lists), "lists", year)
        return writer.sentence(
            f"{count} daftar responden {writer.survey(year)} sudah dihitung; tidak ada yang dinilai jumlahnya."
        )
    if few.empty:
        count = writer.count(len(judged), "lists", year)
        return writer.sentence(f"Tidak satu pun dari {count} daftar responden {writer.survey(year)} di bawah batas kesepakatan.")
    count, of = writer.count(len(few), "lists_at_risk", year), writer.count(len(judged), "lists", year)
    survey = writer.survey(year)
    names = [f"{writer.quoted(row.unit, longest=60)} ({row.group_label})" for row in few.head(_NAMED).itertuples()]
    named = writer.and_more(names, len(few))
    return writer.sentence(f"{count} dari {of} daftar responden {survey} berisiko “responden kurang” (NaN): {named}.")


def silence(ready: Readiness) -> Sentence:
    """Whether the survey is being filled in, and that no share of an OPD is told meanwhile."""
    writer, now = Writer("respondents"), ready.fieldwork
    survey = writer.survey(ready.plan.survey_year)
    days = [writer.quoted(date_words(day)) if day else "tanggal yang belum diketahui" for day in (now.begins, now.ends)]
    between = f"Pengisian {survey}, {days[0]} sampai {days[1]} ({writer.quoted(now.outlet)})"
    sentences = {
        "unknown": f"Tanggal pengisian {survey} belum lengkap diketahui, jadi dianggap sedang berlangsung: bagian tiap OPD tidak "
        "ditampilkan. Catat tanggalnya di Kalender.",
        "running": f"{between} sedang berlangsung: bagian tiap OPD tidak ditampilkan selama itu.",
        "before": f"{between} belum mulai.",
        "over": f"{between} sudah selesai.",
    }
    return writer.sentence(sentences[now.state])


def group_sentence(ready: Readiness, group: str) -> Sentence | None:
    """What the lists, the target and KPK's last word say of one group, side by side; None where nothing is known of it."""
    rows = ready.groups[ready.groups["group"] == group].to_dict("records")
    if not rows:
        return None
    row, writer, year, clauses = rows[0], Writer("respondents"), ready.plan.survey_year, []
    if row["units"]:
        units = writer.count(row["units"], "units", year)
        clauses.append(f"daftar {units} OPD memuat {_range(writer, row['listed_low'], row['listed_high'], 'listed', year)} baris")
    if row["target"]:
        target = (
            _ten(writer, row["target"], "target", year) if row["target"] == FEW else writer.count(row["target"], "target", year)
        )
        clauses.append(f"targetnya {target}")
    if row["filled"]:
        filled = _ten(writer, row["filled"], "filled", year)
        clauses.append(f"menurut KPK {filled} sudah terisi per {writer.quoted(date_words(row['filled_on']))}")
    return writer.sentence(f"{capital(row['group_label'])}: {listed(clauses)}.")


def basis(ready: Readiness, group: str) -> Sentence:
    """By which minimum and which criteria the lists of a group are judged, and what is not known of them."""
    writer, year = Writer("respondents"), ready.plan.survey_year
    label, least, fits = dictionary.word("respondent_groups", group), minimum(group), criterion(ready.plan, group)
    first = f"{capital(label)}: tidak ada batas jumlah tiap OPD."
    if least:
        rows = writer.count(least.listed, "minimum")
        first = f"{capital(label)}: batas {rows} baris tiap OPD. {writer.quoted(least.basis, longest=400)}"
    if fits is None:
        return writer.sentence(f"{first} Syarat {writer.survey(year)} belum diketahui dan tidak dipinjam dari tahun lain.")
    text, unchecked = writer.quoted(fits.text, longest=400), writer.quoted(fits.unchecked, longest=400)
    return writer.sentence(f"{first} Syarat {writer.survey(year)}: {text}. Tidak diperiksa: {unchecked}.")


def _ten(writer: Writer, ten: str, of: str, year: int) -> str:
    return _range(writer, *bounds(ten), of, year)


def _range(writer: Writer, low: int, high: int, of: str, year: int) -> str:
    if not low:
        return f"kurang dari {writer.count(high + 1, of, year)}"
    return f"{writer.count(low, of, year)}–{writer.count(high, of, year)}"
