"""What was said about causes, what is planned, what was verified, and where does the thread break? Sections of the report."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.blocks import note, points, section, text
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
        return section(title, summary, _sessions(b) or note("Belum ada mini FGD yang dicatat."))
    findings = b.findings.assign(quote=[f"“{q}”" if isinstance(q, str) and q else "" for q in b.findings["quote"]])
    columns = {"date": 3, "side_label": 2, "role": 2, "part_label": 2.4, "theme_name": 2.6, "times": 1.3, "quote": 5.7, "whys": 4}
    return section(
        title, summary, _sessions(b),
        table(b.themes, {"name": (4, "Tema"), "times": 1, "findings": (1, "Catatan"), "share": (1, "Persen sebutan")},
              caption="Tema akar masalah"),
        table(findings, columns, caption="Catatan dan kutipan", small=True),
    )  # fmt: skip


def _sessions(b: Briefing) -> dict | None:
    """When and where the mini FGD were held, and by whom."""
    columns: Columns = {
        "date": (3, "Tanggal"), "side_label": 3, "place": (4, "Tempat"), "facilitator": (4, "Fasilitator"),
        "participants": (2, "Peserta"), "roles": (4, "Peran (yang cukup banyak orangnya)"),
    }  # fmt: skip
    return table(b.sessions, columns, caption="Sesi mini FGD", small=True)


def matrix(b: Briefing, paragraphs: dict[str, str]) -> dict:
    """Every action with its three verdicts, and what else was written about it."""
    if b.plan_words.empty:
        none = None if b.planned else note("Belum ada tindak lanjut.")
        return section("Rencana tindak lanjut (RTL)", text(paragraphs.get("plan", "")), none)
    done = follow_up.completion(b.completion, year=b.year, planned=b.planned)
    dates: Columns = {
        "number": 0.9, "title": 6, "opd": 3.8, "first_due": 3.4, "due": 3.4, "slips": 1.4, "strength_words": (2.2, "Kekuatan"),
        "state": 3.6,
    }  # fmt: skip
    verdicts = {
        "number": 0.9,
        "title": 6,
        "claim_words": 3.6,
        "verification_words": 3.6,
        "validation_words": 3.6,
        "evidence_words": 3,
    }
    return section(
        "Rencana tindak lanjut (RTL)", text(paragraphs.get("plan") or done.text),
        table(b.plan_words, dates, caption="Penanggung jawab dan tenggat", small=True), _moved(b),
        table(b.plan_words, {"number": 0.9, "title": 6, **verdicts}, caption="Tiga hasil penilaian", small=True),
        _contents(b), _notes(b), _evidence(b),
    )  # fmt: skip


def _moved(b: Briefing) -> dict | None:
    """Why due dates were moved."""
    columns: Columns = {
        "number": 0.9,
        "before": (3.4, "Tenggat semula"),
        "due": (3.4, "Menjadi"),
        "reason": (9, "Alasan"),
        "actor": 3.2,
    }
    return table(b.moved_due_dates, columns, caption="Pemindahan tenggat", small=True)


def _evidence(b: Briefing) -> dict | None:
    """What was handed in: where a link leads, or which file."""
    places = [link or f"{file}, SHA-256 {digest[:12]}" for link, file, digest in
              b.evidence[["link", "file_name", "sha256"]].fillna("").values.tolist()]  # fmt: skip
    columns: Columns = {
        "number": 0.9, "title": (4, "Bukti"), "at": (8, "Tautan atau berkas"), "handed_in_at": (3.4, "Diserahkan"),
        "handed_in_by": (3.2, "Oleh"),
    }  # fmt: skip
    return table(b.evidence.assign(at=places), columns, caption="Bukti", small=True)


def _contents(b: Briefing) -> dict | None:
    written = b.plan_words.merge(b.plan[["action_id", "output", "measure", "supporting", "source"]], on="action_id")
    columns: Columns = {
        "number": 0.9, "output": (4, "Keluaran"), "measure": (4, "Ukuran keberhasilan"), "parts_words": (4, "Bagian indeks"),
        "themes_words": (3, "Akar masalah"), "supporting": (3, "OPD pendukung"), "progress": 1.4, "source": (3, "Sumber"),
    }  # fmt: skip
    return table(written, columns, caption="Isi rencana", small=True)


def _notes(b: Briefing) -> dict | None:
    """The remarks on the verdicts; nothing where none was written."""
    written = b.plan[b.plan[list(_NOTES)].fillna("").ne("").any(axis=1)]
    heads = {name: (6, dictionary.word("fields", name)) for name in _NOTES}
    return table(written, {"number": 0.9, **heads}, caption="Catatan hasil penilaian", small=True)


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
    """What the meeting must decide: about KPK's rejections, every weak part without an action, then each action; and what it
    decided."""
    columns = {"number": 1, "title": 8, "opd": 4, "decision": 7}
    parts = pd.DataFrame([{"title": "belum ada tindak lanjut", "opd": "", "decision": asked} for asked in unanswered(b)])
    rejected, others = waiting(b)
    rows = pd.concat([rejected, parts, others]).reindex(columns=list(columns)).astype({"number": "Int64"})
    asked = table(rows, columns, caption="Keputusan yang diminta", small=True)
    nothing = note("Tidak ada tindak lanjut yang menunggu keputusan.")
    made = table(decided(b), {"number": 1, "title": 8, "opd": 4, "due": 3}, caption=DECIDED, small=True)
    return section("Keputusan yang diminta", text(paragraphs.get("decisions", "")), asked or nothing, made)
