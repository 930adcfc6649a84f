"""What does the full report hold, section by section? The results here; plan, sources and method in modules of their own."""

from collections import defaultdict

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.other_indices.beside import beside, known_indices
from spi.answers.sources import calculated
from spi.charts.marks import Blank
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.profile import profile_of
from spi.charts.parts.reach import reach_bars
from spi.charts.parts.split_bars import split_bars
from spi.charts.parts.waterfall import change_waterfall, level_waterfall
from spi.documents import deck
from spi.documents.blocks import heading, note, picture, points, section, text
from spi.documents.report import report_method, report_plan, report_sources
from spi.documents.report.brief_pages import among, explained, front, over_years, ways
from spi.documents.report.part_rows import GAIN, GAINED, GAP, with_gain, with_gap
from spi.documents.tables import Columns, table
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import NEGLIGIBLE
from spi.narrative import speech
from spi.narrative.evidence import no_category
from spi.narrative.results import contribution, rank
from spi.narrative.results.contribution import level_headline, missing_words
from spi.narrative.results.gaps import unknown_parts
from spi.narrative.results.other_indices import beside_spi
from spi.narrative.results.reach import basis
from spi.narrative.sentence import capital
from spi.render import paper
from spi.words import dictionary
from spi.words.wording import limit_words

Paragraphs = dict[str, str]  # topic -> the sentences about it, as one paragraph


def content(briefing: Briefing) -> dict:
    """Everything the template report.typ asks for."""
    paragraphs, rest = _paragraphs(briefing)
    body = [
        _index(briefing, paragraphs), _rank(briefing, paragraphs), _level(briefing), _change(briefing, paragraphs),
        _components(briefing, paragraphs), _gaps(briefing, paragraphs), _elements(briefing), _units(briefing, paragraphs),
        report_plan.causes(briefing, paragraphs), report_plan.matrix(briefing, paragraphs),
        report_plan.broken_threads(briefing), report_plan.decisions(briefing, paragraphs), _conclusion(briefing),
        report_sources.passports(briefing), report_sources.computed(briefing), report_method.method(briefing),
    ]  # fmt: skip
    first = [section("Ringkasan lain", text(rest))] if rest else []
    sections = [s | {"title": f"{n}. {s['title']}"} for n, s in enumerate(first + body, start=1)]
    return {**front(briefing, kicker="LAPORAN LENGKAP UNTUK INSPEKTORAT"), "sections": sections}


def _paragraphs(briefing: Briefing) -> tuple[Paragraphs, str]:
    """The full sentences by topic, and those of a topic that no section has."""
    by_topic: dict[str, list[str]] = defaultdict(list)
    for sentence in speech.of_length(briefing, "full"):
        by_topic[sentence.topic].append(sentence.text)
    joined = {topic: " ".join(sentences) for topic, sentences in by_topic.items()}
    return joined, " ".join(sentences for topic, sentences in joined.items() if topic not in deck.ORDER)


def _conclusion(b: Briefing) -> dict:
    """What to remember: what is said in 30 seconds."""
    return section("Kesimpulan", points([sentence.text for sentence in speech.of_length(b, "short")]))


def _index(b: Briefing, paragraphs: Paragraphs) -> dict:
    series = b.series[b.series["measure"] == "index"].sort_values("survey_year")
    series = series.assign(reason=[dictionary.reason(code) if isinstance(code, str) else "" for code in series["reason"]])
    bands = pd.DataFrame([{"category": f"{x.symbol} {x.name}", "lower": limit_words(x.lower), "upper": limit_words(x.upper)}
                          for x in methodology.bands(b.year)])  # fmt: skip
    limits = table(
        bands, {"category": 2, "lower": (1, "Mulai"), "upper": (1, "Di bawah")}, caption=f"Batas kategori SPI {b.year}"
    )
    return section(
        "Indeks dan kategori", text(paragraphs.get("index", "")), text(paragraphs.get("category", "")),
        picture(over_years(b), "Indeks menurut tahun survei"),
        *(note(beside_spi(beside(i.code, b.code, b.year, b.scope)).text) for i in known_indices(b.code)),
        table(series, {"survey_year": 1, "value": (1, "Indeks"), "province": 1, "nation": 1, "reason": 2},
              caption="Indeks menurut tahun survei"),
        table(b.averages, {"label": (3, "Rata-rata"), "value": 1, "basis": 3}, caption=f"Rata-rata SPI {b.year}"),
        limits or note(no_category(b.year).text),
    )  # fmt: skip


def _rank(b: Briefing, paragraphs: Paragraphs) -> dict:
    """The whole scope in its order; names are masked where the briefing's are."""
    place = dictionary.column("rank" if b.here.place is None or b.here.place.complete else "order")
    scores = {"index": 1.6, "category": 2.6, "index_before": 2.6, "change": 2.6}
    moved: Columns = {"rank_before_words": (2.6, dictionary.column("rank_before")), "rank_change": 2.4}
    moved = moved if b.ranking["rank_change"].notna().any() else {}
    columns = {"rank_words": (2, place), "region": (4, b.scope.member), **scores, **moved, "outlets": (6.6, "Sumber")}
    bands = zip(b.ranking["symbol"], b.ranking["category"], strict=True)
    marked = b.ranking.assign(category=[f"{symbol} {name}" if isinstance(name, str) else "" for symbol, name in bands])
    own = marked["region_code"].eq(b.code)
    caption = f"{b.scope.title(b.members)}: {rank.order_note(b.here, year=b.year).text.removesuffix('.')}"
    return section(
        "Peringkat", text(paragraphs.get("rank", "")), picture(among(b), f"Indeks SPI {b.year} di antara {b.scope.noun} lain"),
        note(rank.rank_grounds(b.here, scope_label=b.scope.label, year=b.year).text),
        table(marked, columns, caption=caption, own=int(own.to_numpy().argmax()) if own.any() else -1, small=True),
    )  # fmt: skip


def _level(b: Briefing) -> dict:
    unlisted = (b.level.parts["part"] == "correction_other") & (b.level.parts["points"].abs() < NEGLIGIBLE)
    rows = table(
        b.level.parts[~unlisted],
        {"label": 4, "detail": 3, "points": 2, "lost": 2, "share_lost": 2, "times_next": 2},
        caption=f"Bagian indeks SPI {b.year}",
    )
    missing = missing_words(b.level.year.missing)
    return section(
        f"Susunan indeks SPI {b.year}",
        text(level_headline(b.level, b.gains.head(0), year=b.year).text),
        picture(paper.draw(level_waterfall(b.level)), f"Susunan indeks SPI {b.year}"),
        note(explained(b, b.level.parts)),
        rows or note(f"Belum dapat diurai: {missing}." if missing else "Belum dapat diurai."),
    )


def _change(b: Briefing, paragraphs: Paragraphs) -> dict:
    moved, breaks = calculated.moved(b.why), []
    if b.year_before is not None:
        breaks = [note(entry["text"]) for entry in methodology.breaks_between(b.year_before, b.year)]
    why_not = [f"SPI {y}: {missing_words(measures)}" for y, measures in b.why.missing.items()]
    return section(
        "Perubahan indeks", text(paragraphs.get("change", "")),
        picture(paper.draw(change_waterfall(b.why)), f"Apa yang mengubah indeks, {b.years}"),
        note(explained(b, b.why.drawn)), *breaks,
        table(moved, {"label": 3, "printed": (1, "Poin indeks"), "formula": 4}, caption=f"Bagian perubahan, {b.years}")
        or points(why_not),
        *_common(b),
        None if len(moved) or why_not else note("Tidak ada tahun pembanding."),
    )  # fmt: skip


def _common(b: Briefing) -> list[dict | None]:
    """What of the change is common and what our own, drawn and in a table; nothing where the others are not known."""
    rows, drawn = b.comparison.as_printed, split_bars(b.comparison)
    if rows.empty:
        return []
    words = {"points": contribution.common_words, "common": contribution.common_words, "own": contribution.own_words}
    sides = {code: list(map(write, rows["part"], rows[code])) for code, write in words.items()}
    shown = table(
        rows.assign(**sides),
        {"label": 3, "points": 1, "common": 1, "own": 1},
        caption="Gerak bersama dan gerak sendiri menurut bagian",
    )
    about = "" if isinstance(drawn, Blank) else drawn.caption
    return [picture(paper.draw(drawn), f"Gerak bersama dan gerak sendiri, {b.years}"), note(about), shown]


def _components(b: Briefing, paragraphs: Paragraphs) -> dict:
    rows, corrections = b.weak[~b.weak["element"]], b.corrections
    rows = rows[rows["score"].notna() | rows["reference"].notna()]
    corrections = corrections[corrections["ours"].notna() | corrections["mean"].notna()]
    moved = [contribution.moved_words(part, by) for part, by in zip(rows["part"], rows["moved"], strict=True)]
    effect = rows["change"].map(contribution.effect_words)
    columns: Columns = {"label": 4, **GAP, "moved_words": (3, "Perubahan skor"), "effect": 3}
    ends: Columns = {"label": 4, "ours": (2, b.short_name), "lowest": (2, "Terendah"), "mean": (2, "Rata-rata"),
                     "highest": (2, "Tertinggi"), "known": (2, f"{capital(b.scope.noun)} yang diketahui")}  # fmt: skip
    among_whom = f"{b.short_name}, {b.scope.noun} lain, dan median"
    return section(
        "Komponen dan potongan", text(paragraphs.get("components", "")),
        picture(paper.draw(profile_of(b, COMPONENTS)), f"Komponen: {among_whom}"),
        picture(paper.draw(profile_of(b, CORRECTIONS)), f"Potongan: {among_whom}"),
        table(
            with_gap(rows).assign(moved_words=moved, effect=effect), columns, caption="Komponen dan potongan beserta mediannya"
        ),
        table(corrections, ends, caption=f"Koreksi (potongan): {b.short_name}, terendah, rata-rata, dan tertinggi di lingkup"),
    )  # fmt: skip


def _gaps(b: Briefing, paragraphs: Paragraphs) -> dict:
    gains = table(with_gain(b.gains), GAINED, caption=GAIN)
    return section(
        "Kesenjangan", text(paragraphs.get("gaps", "")), *_reach(b),
        heading("Sampai median lingkup"), picture(paper.draw(gain_bars(b.gains)), GAIN),
        gains or note("Belum dapat dihitung: bagian indeks atau median lingkup belum diketahui."),
        heading("Sampai kategori berikut"),
        ways(b, caption="Satu bagian saja, sampai kategori berikut")
        or note("Tidak ada kategori berikut, atau bagian indeks belum diketahui."),
    )  # fmt: skip


def _reach(b: Briefing) -> list[dict | None]:
    """What is within reach in a year, with where it comes from; nothing where that is not known."""
    if b.reach.caps.empty:
        return []
    bars = reach_bars(b.reach)
    return [picture(paper.draw(bars), "Yang terjangkau dalam setahun"), note(basis(b.reach).text)]


def _elements(b: Briefing) -> dict:
    rows = b.weak[b.weak["element"]]
    known = rows[rows["score"].notna()].assign(group=lambda w: w["group"].map(dictionary.label))
    shown = table(with_gap(known), {"group": (2, "Komponen"), "label": (5, "Unsur"), **GAP}, caption=f"Unsur SPI {b.year}")
    unknown = unknown_parts(list(rows.loc[rows["score"].isna(), "part"]), year=b.year)
    return section(
        "Unsur", shown or note(f"Belum ada skor unsur yang diketahui untuk {b.scope.noun} dan tahun ini."),
        note(unknown.text if unknown else ""),
    )  # fmt: skip


def _units(b: Briefing, paragraphs: Paragraphs) -> dict:
    rows = table(
        b.units, {"unit": 4, "label": (3, "Indikator"), "value_words": 2, "outlet": 3}, caption=f"Unit kerja, SPI {b.year}"
    )
    return section("Unit kerja", text(paragraphs.get("units", "")), rows or note("Belum ada skor unit kerja yang diketahui."))
