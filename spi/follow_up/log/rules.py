"""What may stand in a field of an event? Each fault is one sentence that names the field, the value and the remedy."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from spi.method.parts import CORRECTION_TOTAL, in_order
from spi.words import dictionary
from spi.words.wording import MONTHS, number, thousands

TITLE, NOTE, LINK = 300, 4000, 2000  # characters; links into shared folders are long
EDITABLE = (
    "number", "title", "output", "measure", "parts", "themes", "opd", "supporting", "start", "strength", "progress",
)  # fmt: skip
VERDICTS = ("claim", "verification", "validation")
LISTS = ("parts", "themes", "supporting")  # of an action, the fields that hold a list of texts
_WRITTEN = {*EDITABLE, "due", *VERDICTS, *(f"{verdict}_note" for verdict in VERDICTS)}  # of an action, at any time
_ORIGIN = {"source", "finding"}  # of an action, when it is made: by these the decisions of a meeting are found again
DUE_STAYS = (
    "Tenggat yang pernah ditetapkan tidak dapat dikosongkan: pindahkan tenggatnya dengan alasan, atau tarik tindak lanjutnya."
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK = re.compile(r"[\s\x00-\x20\x7f]")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_CHOICES = {
    "side": "sides", "strength": "strengths", "claim": "claims", "verification": "verifications", "validation": "validations",
}  # fmt: skip
_NO_SHARE = "{} “{}” bukan angka 0 sampai 100. Tulis misalnya 12,5."
_DATES = ("start", "due", "date")
COUNTS = {"participants": 1000, "times": 1000, "progress": 100, "number": 10_000, "indicators": 1000}
_NOTED = {"verification": ("not_yet", "impossible")}  # verdicts of Inspektorat that nobody can act on without its note
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)} | {"agt": 8, "ags": 8, "nop": 11}
_MOST = {"parts": 20, "themes": 20, "supporting": 50, "whys": 5}
_REQUIRED = {
    "action": ("title",), "session": ("date", "side"), "finding": ("session", "quote", "part", "theme"), "theme": ("name",),
    "risk": ("part", "percent", "source"),
    "simulation": ("name", "scores"),
}  # fmt: skip
_LONG = ("output", "measure", "claim_note", "verification_note", "validation_note", "quote")


def strange(fields: Iterable[str], *, new: bool = False) -> list[str]:
    """A sentence for each field that may not be written to an action; `new`: one that is just being made."""
    return [
        f"{dictionary.word('fields', name)} hanya dicatat ketika tindak lanjut dibuat. Hapus isian itu, lalu simpan lagi."
        if name in _ORIGIN
        else f"Isian “{str(name)[:60]}” tidak dapat ditulis pada tindak lanjut. Hapus isian itu, lalu simpan lagi."
        for name in fields
        if name not in _WRITTEN and not (new and name in _ORIGIN)
    ]


def checked(kind: str, fields: dict[str, Any], *, new: bool = True) -> tuple[dict[str, Any], list[str]]:
    """The fields as they are written down, and a sentence for each that cannot be. `new`: required fields must be there. Texts
    are stripped; dates are ISO texts; lists are lists of texts; nothing is guessed or cut."""
    facts, problems = {}, []
    for name, value in fields.items():
        clean, problem = _one(name, value)
        facts[name] = clean
        problems += [problem] if problem else []
    required = [f for f in _REQUIRED.get(kind, ()) if (new or f in facts) and facts.get(f) in (None, "", [], {})]
    problems += [f"{dictionary.word('fields', f)} masih kosong. Isi dulu, lalu simpan lagi." for f in required]
    begins, ends = facts.get("start") or "", facts.get("due") or ""
    if not problems and begins and ends and ends < begins:
        problems.append(f"Tenggat {_day(ends)} mendahului tanggal mulai {_day(begins)}. Perbaiki salah satunya.")
    return facts, problems


def literal(facts: dict[str, Any]) -> list[str]:
    """Sentences for texts that look like markup or a formula: they are kept as plain text, and the writer is told."""
    texts = {name: " ".join(map(str, v)) if isinstance(v, list) else str(v) for name, v in facts.items()}
    odd = [n for n, text in texts.items() if _MARKUP.search(text) or text.startswith(("=", "+", "@"))]
    return [
        f"{dictionary.word('fields', n)} memuat tanda HTML atau rumus; disimpan dan ditampilkan sebagai teks biasa." for n in odd
    ]


def reasoned(reason: str) -> list[str]:
    """A sentence unless there is a reason of a length that can be read."""
    if not reason.strip():
        return ["Tulis alasannya, supaya orang lain mengerti mengapa ini diubah. Belum ada yang disimpan."]
    return too_long("Alasan", reason, NOTE)


def legible(content: Any) -> list[str]:
    """A sentence for the first text, however deep in lists and tables, that is too long or holds a control character."""
    if isinstance(content, str):
        fault = control_fault("Isian itu", content)
        return too_long("Isian itu", content, TITLE) or ([fault] if fault else [])
    deeper = content.values() if isinstance(content, dict) else content if isinstance(content, list) else []
    return [sentence for each in deeper for sentence in legible(each)][:1]


def unnoted(facts: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """A sentence for each verdict that needs a note and would stand without one. before: the facts that stand so far."""
    return [
        f'{dictionary.word("fields", verdict)} “{dictionary.word(f"{verdict}s", value)}” memerlukan catatan: apa yang belum '
        "sesuai, atau apa alasannya. Isi catatannya, lalu simpan lagi."
        for verdict, values in _NOTED.items()
        if {verdict, f"{verdict}_note"} & facts.keys() and (value := facts.get(verdict, before.get(verdict))) in values
        and not facts.get(f"{verdict}_note", before.get(f"{verdict}_note"))
    ]  # fmt: skip


def _one(name: str, value: Any) -> tuple[Any, str]:
    label = dictionary.word("fields", name)
    if name in _MOST:
        return _list(name, label, value)
    if name == "roles":
        return {str(k).strip(): int(v) for k, v in (value or {}).items() if str(k).strip()}, ""
    if name == "scores":
        return _scores(label, value)
    if name in COUNTS:
        return count(label, value, COUNTS[name], least=1 if name == "times" else 0)
    text = "" if value is None or value != value else str(value).strip()
    if name == "percent":
        share = number(text.removesuffix("%"), highest=100)
        return ("", "") if not text else (share, "") if share is not None else (text, _NO_SHARE.format(label, text[:20]))
    if name in _DATES:
        return day(label, text)
    if name in _CHOICES and text == "none":
        return "", ""
    if name in _CHOICES and text and text not in dictionary.words(_CHOICES[name]):
        return text, f"{label} “{text[:60]}” tidak dikenal. Pilih dari daftar."
    if name == "part" and text and text not in in_order():
        return text, f"{label} “{text[:60]}” bukan bagian indeks. Pilih dari daftar."
    if name == "link":
        return text, link_fault(label, text) if text else ""
    faults = too_long(label, text, NOTE if name in _LONG else TITLE)
    return text, faults[0] if faults else control_fault(label, text)


def _list(name: str, label: str, value: Any) -> tuple[list[str], str]:
    listed, problem = texts(label, value, _MOST[name], repeated=name == "whys")
    if name == "parts" and (unknown := [t for t in listed if t not in in_order()]):
        return listed, f"{label} “{unknown[0][:60]}” bukan bagian indeks. Pilih dari daftar."
    return listed, problem


def texts(label: str, value: Any, most: int, *, repeated: bool = False, longest: int = TITLE) -> tuple[list[str], str]:
    """A list of texts without empty ones, each once unless `repeated`, and what is wrong with it; "" where nothing is.

    longest: characters of one of them.
    """
    listed = [str(v).strip() for v in (value if value is not None else []) if str(v).strip()]
    if len(listed) > most:
        return listed, f"{label} memuat {len(listed)} butir; paling banyak {most}. Kurangi dulu."
    faults = [problem for t in listed for problem in (too_long(label, t, longest) or [control_fault(label, t)]) if problem]
    return listed if repeated else list(dict.fromkeys(listed)), faults[0] if faults else ""


def rows(label: str, value: Any, columns: Sequence[str], most: int) -> tuple[list[dict[str, str]], str]:
    """Rows of texts by column, all columns in each, and what is wrong with them; "" where nothing is. Rows whose first column is
    empty are refused, those in which nothing stands left out."""
    listed = [{name: "" if (v := row.get(name)) is None else str(v).strip() for name in columns} for row in value or []]
    listed = [row for row in listed if any(row.values())]
    if len(listed) > most:
        return listed, f"{label} memuat {len(listed)} baris; paling banyak {most}. Kurangi dulu."
    if bare := [n for n, row in enumerate(listed, start=1) if not row[columns[0]]]:
        return listed, f"{label}, baris ke-{bare[0]}: isi yang pertama masih kosong. Isi, atau kosongkan barisnya."
    cells = [text for row in listed for text in row.values()]
    faults = [problem for t in cells for problem in (too_long(label, t, NOTE) or [control_fault(label, t)]) if problem]
    return listed, faults[0] if faults else ""


def _scores(label: str, value: Any) -> tuple[dict[str, float], str]:
    """Scores by part of the index, points 0 to 100."""
    scores = {str(part): float(score) for part, score in (value or {}).items()}
    if strange := [part for part in scores if part not in (*in_order(), CORRECTION_TOTAL)]:
        return scores, f"{label} memuat “{strange[0][:60]}” yang bukan bagian indeks. Pilih dari daftar."
    off = [part for part, score in scores.items() if not 0 <= score <= 100]  # NaN lies nowhere
    return scores, f"{label}: {dictionary.label(off[0])} bukan angka 0 sampai 100. Perbaiki angkanya." if off else ""


def count(label: str, value: Any, most: int, least: int = 0) -> tuple[int | str, str]:
    """A whole number as it is written down, "" where empty, and what is wrong with it; "" where nothing is."""
    text = "" if value is None or value != value else str(value).strip().removesuffix(".0")
    if not text:
        return "", ""
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= most and len(text) < 9):
        return text, f"{label} “{text[:20]}” bukan bilangan bulat {least} sampai {thousands(most)}. Perbaiki angkanya."
    return int(text), ""


def day(label: str, text: str) -> tuple[str, str]:
    """A day as ISO text; also written 31-12-2026, 31/12/2026, or 31 Desember 2026."""
    if not text:
        return "", ""
    day = text.removesuffix(" 00:00:00")
    if written := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", day):
        day = f"{written[3]}-{int(written[2]):02d}-{int(written[1]):02d}"
    elif (written := re.fullmatch(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", day.casefold())) and (month := _month(written[2])):
        day = f"{written[3]}-{month:02d}-{int(written[1]):02d}"
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return text, f"{label} “{text[:40]}” bukan tanggal. Tulis misalnya 31 Desember 2026 atau 31-12-2026."
    if not 2015 <= when.year <= 2100:
        return text, f"{label} “{text[:40]}” di luar tahun 2015 sampai 2100. Periksa tahunnya."
    return when.isoformat(), ""


def _month(word: str) -> int:
    """The number of a month by its name or its first three letters ("Maret", "mar", "nopember"); 0 of any other word."""
    number = _MONTHS.get(word[:3], 0)
    return number if number and (len(word) == 3 or word.replace("nop", "nov") == MONTHS[number - 1].casefold()) else 0


def link_fault(label: str, text: str) -> str:
    """What is wrong with a link that a browser shall open: http or https, a host, and no whitespace."""
    if len(text) > LINK:
        sentence = f"{label} panjangnya {thousands(len(text))} huruf; paling banyak {thousands(LINK)}."
        return f"{sentence} Pakai tautan berbagi yang lebih pendek, atau unggah berkasnya."
    try:
        address = urlsplit(text)
        host, _port = address.hostname or "", address.port
    except ValueError:
        host = ""
    whole = text.startswith(("https://", "http://")) and not _BLANK.search(text) and (_HOST.fullmatch(host) or ":" in host)
    if whole:
        return ""
    return f"{label} “{text[:80]}” bukan alamat lengkap. Salin alamatnya utuh dari peramban, dengan https:// dan tanpa spasi."


def too_long(label: str, text: str, most: int) -> list[str]:
    """A sentence for a text of more than `most` characters."""
    if len(text) <= most:
        return []
    sentence = f"{label} panjangnya {thousands(len(text))} huruf; paling banyak {thousands(most)}."
    return [f"{sentence} Ringkas, atau simpan naskahnya sebagai bukti."]


def control_fault(label: str, text: str) -> str:
    """What is wrong with a text that holds a sign nobody sees; "" where none does."""
    sign = _CONTROL.search(text)
    return f"{label} memuat tanda kendali yang tidak terlihat (kode {ord(sign[0])}). Ketik ulang teksnya." if sign else ""


def _day(iso: str) -> str:
    return "-".join(reversed(iso.split("-")))
