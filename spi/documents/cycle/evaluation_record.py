"""What does the official record (berita acara) of a closed evaluation hold, and how is it handed out as DOCX and as PDF?

All of it is the frozen account; only the letterhead is that of today. Number, names, and signatures are lines to fill in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from spi.answers.cycle.evaluation import TYPED, Version
from spi.answers.results import standing
from spi.cycle.evaluation import OPEN
from spi.documents.blocks import points, section, text
from spi.documents.letters import frame
from spi.documents.pdf import letterhead
from spi.documents.tables import Columns, table
from spi.narrative.cycle.evaluation import frozen_as, hands_on
from spi.narrative.sentence import capital
from spi.render import letter, paper
from spi.render.letter.blocks import LINE, Block
from spi.words.wording import date_words, numbered, thousands, weekday_words

KIND = "berita-acara-evaluasi"
NO_DECISION = "Tidak ada keputusan rapat yang tercatat."
_NO_EARLIER = "Belum ada evaluasi tahun sebelumnya yang ditutup."
_ABOUT = "Berita acara evaluasi tahunan hasil Survei Penilaian Integritas dan tindak lanjutnya."
_EARLIER: Columns = {"commitment": 6, "owner_words": 4, "outcome_words": 5}
_DECISIONS: Columns = {"decision_words": 6, "meeting_words": 4, "owner_words": 4}
_ACTIONS: Columns = {"action_words": 5, "owner_words": 4, "verdict_words": 6}
_COMMITMENTS: Columns = {"commitment": 8, "owner_words": 5}


@dataclass(frozen=True, eq=False)
class Part:
    """A section of the account: its title, its sentences, and the table below them (None without rows). long: a list that a
    screen folds away."""

    title: str
    texts: tuple[str, ...] = ()
    rows: pd.DataFrame | None = None
    columns: Columns = field(default_factory=dict)
    long: bool = False


def parts(facts: Mapping[str, Any]) -> list[Part]:
    """The sections of an account (the fields of a record of kind evaluation), in the order of the meeting."""
    known = facts["earlier_year"]
    before = f"Komitmen evaluasi SPI {known} dan yang terjadi" if known else "Komitmen evaluasi sebelumnya"
    none = [] if facts["decisions"] else [NO_DECISION]
    kept = handed_on(facts)
    earlier = _part(before, facts["earlier_status"] or [_NO_EARLIER], [_kept(row) for row in facts["earlier"]], _EARLIER)
    return [
        *([earlier] if known else []),  # what was promised comes first
        Part("Hasil", tuple(facts["result"])),
        Part("Gerak bersama dan gerak sendiri", tuple(facts["movement"] or ["Tidak ada tahun pembanding yang diketahui."])),
        *([] if known else [earlier]),
        _part("Keputusan rapat", none, [_decided(row) for row in facts["decisions"]], _DECISIONS),
        _part("Rencana tindak lanjut (RTL)", facts["plan_status"], list(map(_planned, facts["actions"])), _ACTIONS, long=True),
        _part(
            "Komitmen yang dibuka lagi pada evaluasi berikutnya",
            [f"{thousands(len(kept))} komitmen: tindak lanjut yang masih terbuka, dan yang ditulis pada evaluasi ini."]
            if kept else ["Tidak ada tindak lanjut yang masih terbuka, dan tidak ada komitmen lain."],
            kept, _COMMITMENTS, long=True,
        ),
        Part("Kesimpulan", (facts["conclusion"] or "Tidak ada kesimpulan yang ditulis.",)),
        Part("Peserta menurut jabatan", ("; ".join(facts["participants_by_office"]) or "Belum diisi.",)),
    ]  # fmt: skip


def handed_on(facts: Mapping[str, Any]) -> list[dict[str, str]]:
    """The commitments in words: typed ones first, since they are said nowhere else."""
    typed = [{"commitment": row["commitment"], "owner_words": _owner(row)} for row in facts["commitments"]]
    planned = [
        {"commitment": numbered(_number(row), row["title"]), "owner_words": _owner(row)}
        for row in facts["actions"] if row["open"] == OPEN
    ]  # fmt: skip
    return [*typed, *planned]


def record_docx(version: Version) -> bytes:
    """The record as a letter that can be edited, to be numbered and signed."""
    year, facts = version.plan.survey_year, version.facts
    region = _region(version)
    blocks = [block for part in parts(facts)[:-1] for block in _written(part)]
    seats = tuple((str(n), office, "", "") for n, office in enumerate(facts["participants_by_office"], start=1))
    return letter.draw(
        letter.Letter(
            title=f"Berita acara evaluasi SPI {year} {facts['government']}",
            subject=f"Survei Penilaian Integritas KPK, evaluasi SPI {year}",
            author=f"Inspektorat {facts['government']}",
            comments=frozen_as(version).text,
            foot=_foot(version),
            moment=version.closed_at,
            blocks=(
                frame.letterhead_of(region),
                letter.Title(_title(version), numbered=True),
                letter.Text(_opening(version)),
                *blocks,
                letter.Heading("Peserta menurut jabatan"),
                letter.Table(("No", "Jabatan", "Nama", "Tanda tangan"), seats, (1.1, 6, 5, 4), tall=1),
                letter.Text(frozen_as(version).text),
                letter.Dateline(f"{LINE}, {LINE}"),
                letter.Signatures(frame.unnamed("Inspektur"), frame.unnamed(_head_office(region), above="Mengetahui,")),
            ),
        )
    )


def record_pdf(version: Version) -> bytes:
    """The same as it is read and filed; tagged like the other documents."""
    facts = version.facts
    told = [section(part.title, *_set(part)) for part in parts(facts)[:-1]]
    content = {
        "title": f"Berita acara evaluasi SPI {version.plan.survey_year}", "author": f"Inspektorat {facts['government']}",
        "about": _ABOUT, "kicker": facts["government"], "view": facts["compared_in"], "number": f"Nomor: {LINE}",
        "opening": _opening(version), "sections": told, "basis": frozen_as(version).text,
        "seats": list(facts["participants_by_office"]), "line": LINE,
        "head_office": _head_office(_region(version)) or LINE,
        "letterhead": letterhead(version.plan.region_code, version.closed_at), "stamp": {"foot": _foot(version)},
    }  # fmt: skip
    return paper.typeset("record", content, made_at=version.closed_at.replace(microsecond=0))


def file_name(version: Version, ending: str) -> str:
    """The name of a file of the record: "berita-acara-evaluasi_3513-2024_peristiwa-28.docx"."""
    return f"{KIND}_{version.plan.slug}_peristiwa-{version.seq}.{ending}"


def _opening(version: Version) -> str:
    """What was done, on which day and of whom; the hour and the place are nobody's to guess."""
    facts, year = version.facts, version.plan.survey_year
    day = weekday_words(pd.Timestamp(facts["closed_on"]).date())
    text = f"Pada hari {day}, evaluasi tahunan hasil Survei Penilaian Integritas (SPI) {year} {facts['government']} ditutup"
    return f"{text} dengan isi berikut ({facts['compared_in']}). {hands_on(version).text}"


def _title(version: Version) -> str:
    return f"BERITA ACARA\nEVALUASI TAHUNAN HASIL SPI {version.plan.survey_year}"


def _foot(version: Version) -> str:
    seq = thousands(version.seq)
    told = f"evaluasi SPI {version.plan.survey_year}, versi {version.number}, peristiwa nomor {seq}"
    return f"{version.facts['government']} · {told} · ditutup per {date_words(version.facts['closed_on'])}"


def _head_office(region: pd.Series) -> str:
    """Who takes note beside the inspectorate; of an institution of the centre that is not known."""
    return "" if region["kind"] == "lembaga" else "Sekretaris Daerah"


def _region(version: Version) -> pd.Series:
    return standing.regions().set_index("region_code").loc[version.plan.region_code]


def _part(title: str, texts: Sequence[str], rows: Sequence[Mapping[str, str]], columns: Columns, *, long: bool = False) -> Part:
    return Part(title, tuple(texts), pd.DataFrame(rows, columns=list(columns)) if rows else None, columns, long)


def _written(part: Part) -> list[Block]:
    """A section of the letter."""
    said: list[Block] = [letter.Points(part.texts)] if len(part.texts) > 1 else [letter.Text(part.texts[0])] if part.texts else []
    return [letter.Heading(part.title), *said, *([] if part.rows is None else [frame.table(part.rows, part.columns)])]


def _set(part: Part) -> list[dict | None]:
    """A section on paper."""
    said = points(list(part.texts)) if len(part.texts) > 1 else text("".join(part.texts))
    return [said, None if part.rows is None else table(part.rows, part.columns)]


def _kept(row: Mapping[str, str]) -> dict[str, str]:
    told = row["outcome_words"] + (f": {row['note']}" if row["note"] else "")
    origin = f"{row['commitment']} (ditulis pada evaluasi)" if row["origin"] == TYPED else row["commitment"]
    return {"commitment": origin, "owner_words": _owner(row), "outcome_words": told}


def _decided(row: Mapping[str, str]) -> dict[str, str]:
    return {"decision_words": row["title"], "meeting_words": row["meeting"], "owner_words": _owner(row)}


def _planned(row: Mapping[str, str]) -> dict[str, str]:
    named = f"{numbered(_number(row), row['title'])} (RTL SPI {row['plan_year']})"
    verdicts = f"OPD: {row['claim']}. Inspektorat: {row['verification']}. KPK: {row['validation']}."
    stands = f"{capital(row['evidence'])}; {row['state']}."
    return {"action_words": named, "owner_words": _owner(row), "verdict_words": f"{verdicts} {stands}"}


def _owner(row: Mapping[str, str]) -> str:
    """Who is in charge and until when, each said where it is not set."""
    return f"{row['opd'] or 'OPD belum ditetapkan'}; {date_words(row['due']) if row['due'] else 'tanpa tenggat'}"


def _number(row: Mapping[str, str]) -> int | None:
    return int(row["number"]) if row["number"] else None
