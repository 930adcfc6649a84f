"""What was said about causes, what is planned, what was verified, and where does the thread break? Sections of the report."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.blocks import heading, note, points, section, text
from spi.documents.decision_rows import DECIDED, decided, unanswered, waiting
from spi.documents.tables import Columns, table
from spi.narrative import follow_up
from spi.narrative.loose_ends import loose_ends
from spi.words import dictionary

_NOTES = ("claim_note", "verification_note", "validation_note")


def causes(b: Briefing, paragraphs: dict[str, str]) -> dict:
    """What the mini FGD named: themes counted, and every finding with its quotation; roles only as the answer gives them."""
    title, summary = "Akar masalah dan mini FGD", text(paragraphs.get("causes", ""))
    if b.findings.empty:
        return section(title, summary, note("Belum ada mini FGD yang dicatat."))
    findings = b.findings.assign(quote=[f"“{q}”" if isinstance(q, str) and q else "" for q in b.findings["quote"]])
    columns = {"date": 2.2, "side_label": 2, "role": 2, "part_label": 2.6, "theme_name": 2.4, "times": 1, "quote": 6, "whys": 4}
    return section(
        title, summary, heading("Tema"),
        table(b.themes, {"name": (4, "Tema"), "times": 1, "findings": (1, "Catatan"), "share": (1, "Persen sebutan")}),
        heading("Catatan dan kutipan"), table(findings, columns, small=True), wide=True,
    )  # fmt: skip


def matrix(b: Briefing, paragraphs: dict[str, str]) -> dict:
    """Every action with its three verdicts, and what else was written about it."""
    if b.plan_words.empty:
        none = None if b.planned else note("Belum ada tindak lanjut.")
        return section("Rencana tindak lanjut (RTL)", text(paragraphs.get("plan", "")), none)
    done = follow_up.completion(b.completion, year=b.year, planned=b.planned)
    columns: Columns = {
        "number": 0.9, "title": 6, "opd": 3.2, "first_due": 2.3, "due": 2.3, "slips": 1.3, "strength_words": (2, "Kekuatan"),
        "claim_words": 2.2, "verification_words": 2.6, "validation_words": 2.2, "evidence_words": 2, "state": 2.4,
    }  # fmt: skip
    return section(
        "Rencana tindak lanjut (RTL)", text(paragraphs.get("plan") or done.text),
        table(b.plan_words, columns, small=True),
        heading("Isi rencana"), _contents(b), *_notes(b), wide=True,
    )  # fmt: skip


def _contents(b: Briefing) -> dict | None:
    written = b.plan_words.merge(b.plan[["action_id", "output", "measure", "supporting", "source"]], on="action_id")
    columns: Columns = {
        "number": 0.9, "output": (4, "Keluaran"), "measure": (4, "Ukuran keberhasilan"), "parts_words": (4, "Bagian indeks"),
        "themes_words": (3, "Akar masalah"), "supporting": (3, "OPD pendukung"), "progress": 1.4, "source": (3, "Sumber"),
    }  # fmt: skip
    return table(written, columns, small=True)


def _notes(b: Briefing) -> list[dict | None]:
    """The remarks on the verdicts; nothing where none was written."""
    written = b.plan[b.plan[list(_NOTES)].fillna("").ne("").any(axis=1)]
    heads = {name: (6, dictionary.word("fields", name)) for name in _NOTES}
    return [heading("Catatan hasil penilaian"), table(written, {"number": 0.9, **heads}, small=True)] if len(written) else []


def broken_threads(b: Briefing) -> dict:
    """Where the thread from score to verdict is broken, the gravest first."""
    titles = dict(zip(b.plan["action_id"], b.plan["title"], strict=True))
    themes = dict(zip(b.findings["theme"], b.findings["theme_name"], strict=True))
    ends = loose_ends(b.orphans, years=(b.year_before, b.year), titles=titles, themes=themes)
    sentences = [sentence.text for sentence, _ in ends]
    return section(
        "Mata rantai yang belum lengkap", points(sentences) or note("Tidak ada mata rantai yang diketahui belum lengkap.")
    )


def decisions(b: Briefing, paragraphs: dict[str, str]) -> dict:
    """What the meeting must decide: about every weak part without an action, then about each action; and what it decided."""
    columns = {"number": 1, "title": 8, "opd": 4, "decision": 7}
    parts = pd.DataFrame([{"title": "belum ada tindak lanjut", "opd": "", "decision": asked} for asked in unanswered(b)])
    rows = pd.concat([parts, waiting(b)]).reindex(columns=list(columns)).astype({"number": "Int64"})
    asked = table(rows, columns, small=True)
    nothing = note("Tidak ada tindak lanjut yang menunggu keputusan.")
    made = table(decided(b), {"number": 1, "title": 8, "opd": 4, "due": 3}, small=True)
    head = heading(DECIDED) if made else None
    return section("Keputusan yang diminta", text(paragraphs.get("decisions", "")), asked or nothing, head, made)
