"""What stands on the two pages for the head of the region?"""

from dataclasses import asdict

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import standing
from spi.charts.index_line import index_line
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.profile import profile_of
from spi.charts.parts.reach import reach_bars
from spi.charts.parts.waterfall import change_waterfall, level_waterfall
from spi.charts.scope_strip import scope_strip
from spi.documents.decision_rows import DECIDED, LONG, decided, requests
from spi.documents.tables import Columns, table
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import NEGLIGIBLE
from spi.narrative import evidence, speech
from spi.narrative.opening import opening
from spi.narrative.results import category, rank
from spi.narrative.results.reach import gaps_message
from spi.render import paper
from spi.render.paper import Picture
from spi.words import dictionary
from spi.words.short_names import OFFICE, short_names
from spi.words.wording import DASH, change_words, date_words, decimal, places_words

_NOTHING = {  # what stands where nothing is said of a topic
    "gaps": "Kesenjangan SPI {year} belum dapat dihitung: indeks atau bagiannya belum diketahui.",
    "plan": "Belum ada tindak lanjut atas hasil SPI {year} yang dicatat.",
    "decisions": "Belum ada keputusan yang diminta atas hasil SPI {year}.",
}


def content(briefing: Briefing) -> dict:
    """Everything the template brief.typ asks for."""
    return {
        **front(briefing, kicker=f"RINGKASAN UNTUK {_reader(briefing).upper()}"),
        "pictures": _pictures(briefing),
        "nothing": f"Belum ada angka SPI {briefing.year} untuk {briefing.scope.noun} ini yang dapat digambar.",
        "parts": [_gaps(briefing), _plan(briefing), _decisions(briefing)],
    }


def _reader(briefing: Briefing) -> str:
    """Whom the brief is for: those of the meeting's session, else the head of the region."""
    return briefing.session or dictionary.words("regional_heads").get(briefing.region["kind"], "Pimpinan")


def front(briefing: Briefing, *, kicker: str) -> dict:
    """How both documents begin: title, author, about, kicker, view, lead (three lines), cards."""
    view = ["SPI", briefing.years, briefing.scope.title(briefing.members), briefing.session]
    return {
        "title": f"SPI {briefing.year} {briefing.name}",
        "author": f"Inspektorat {briefing.name}",
        "about": f"{kicker.capitalize()}: Survei Penilaian Integritas KPK, {briefing.years}",
        "kicker": kicker,
        "view": " · ".join(filter(None, view)),
        "lead": [{"name": name, "text": sentence.text} for name, sentence in opening(briefing).items()],
        "cards": [_index_card(briefing), _category_card(briefing), _rank_card(briefing)],
    }


def _index_card(briefing: Briefing) -> dict:
    why = briefing.why
    if briefing.year_before is None:
        note = "Tidak ada tahun pembanding."
    elif why.change is None:
        unknown = [str(y) for y, at in briefing.standings.items() if at.index is None]
        note = f"Indeks SPI {' dan '.join(sorted(unknown))} belum diketahui."
    else:
        points = "" if change_words(why.change) == "tetap" else " poin"
        note = f"{change_words(why.change)}{points} dari {decimal(why.index_from)} (SPI {briefing.year_before})"
    return {"name": f"INDEKS SPI {briefing.year}", "value": decimal(briefing.here.index), "note": note, "tint": ""}


def _category_card(briefing: Briefing) -> dict:
    band = briefing.here.band
    sentence = category.category_line(briefing.here, year=briefing.year).text
    if band is None:
        return {"name": "KATEGORI", "value": DASH, "note": sentence, "tint": ""}
    return {
        "name": "KATEGORI MENURUT BATAS KPK",
        "value": f"{band.symbol} {band.name}",
        "note": sentence.partition(", ")[2],
        "tint": band.tint,
    }


def _rank_card(briefing: Briefing) -> dict:
    moved, sentence = briefing.why.rank, rank.rank_brief(briefing.here, scope_label=briefing.scope.label, year=briefing.year).text
    if moved and briefing.here.place and briefing.here.place.definite:
        sentence = f"{places_words(moved.before - moved.after)} dari SPI {briefing.year_before}. {sentence}"
    return {"name": "PERINGKAT", "value": rank.rank_short(briefing.here), "note": sentence, "tint": ""}


def _pictures(briefing: Briefing) -> list[dict]:
    """The drawings of page one, the most telling first; without parts of the change those of the level, else the years."""
    moved = f"Apa yang mengubah indeks, {briefing.years}", paper.draw(change_waterfall(briefing.why))
    level = paper.draw(level_waterfall(briefing.level)) if briefing.why.parts.empty else None
    made = f"Susunan indeks SPI {briefing.year}", level
    place = f"Peringkat di antara {briefing.members} {briefing.scope.noun}, SPI {briefing.year}", among(briefing)
    over = "Indeks menurut tahun survei", over_years(briefing)
    why, what = explained(briefing, briefing.why.drawn), explained(briefing, briefing.level.parts)
    notes = (f"{_basis(briefing)} {why}".strip(), f"{_basis(briefing)} {what}".strip(), _unknown(briefing), "")
    drawn = zip((moved, made, place, over), notes, strict=True)
    return [{"title": title, "note": note, **asdict(picture)} for (title, picture), note in drawn if picture is not None]


def explained(briefing: Briefing, parts: pd.DataFrame) -> str:
    """What the deduction for how the survey was conducted is, where it is among these parts and moved anything; else ""."""
    drawn = parts[(parts["part"] == "correction_conduct") & (parts["points"].abs() >= NEGLIGIBLE)]
    about = f"{dictionary.label('correction_conduct')}: {dictionary.about('correction_conduct')}".removesuffix(".")
    return f"{about}; rinciannya untuk {briefing.scope.noun} ini tidak dipublikasikan." if len(drawn) else ""


def _basis(briefing: Briefing) -> str:
    """On what the parts rest: how the weights are known, and a break in the method between the two years."""
    weights = evidence.weights(year.weights for year in (briefing.level.year, *briefing.why.years.values())).text
    breaks = methodology.breaks_between(briefing.year_before, briefing.year) if briefing.year_before else []
    return " ".join([weights, *(f"Perubahan cara ukur: SPI {b['years'][0]} dan {b['years'][1]} {b['short']}." for b in breaks)])


def _unknown(briefing: Briefing) -> str:
    missing = int(briefing.ranking["index"].isna().sum())
    return f"{missing} {briefing.scope.noun} belum diketahui dan tidak digambar." if missing else ""


def among(briefing: Briefing) -> Picture | None:
    """The strip of the scope; nothing where fewer than two are known: one alone lies among nobody."""
    if briefing.ranking["index"].notna().sum() < 2:
        return None
    average, bands = standing.nearest_average(briefing.averages), methodology.bands(briefing.year)
    return paper.draw(scope_strip(briefing.ranking, region_code=briefing.code, bands=bands, **average))


def over_years(briefing: Briefing) -> Picture | None:
    """The index over the survey years beside province and nation; nothing where no year is known."""
    named = {"name": briefing.region["short_name"], "province": briefing.region["province"]}
    return paper.draw(index_line(briefing.series, **named, nation=True))


def _part(
    briefing: Briefing, key: str, title: str, *, picture: Picture | None = None, rows: dict | None = None, most: int = 1
) -> dict:
    """A part of page two: the message of this topic (its first `most` sentences), with a drawing or a table."""
    sentences = [sentence.text for sentence in speech.by_topic(briefing)[key][:most]]
    sentences = sentences or [_NOTHING[key].format(year=briefing.year)]
    part = {"title": title, "sentences": sentences, "cut": key != "gaps", "writable": key == "decisions", "more": []}
    return part | ({"picture": asdict(picture)} if picture else {}) | ({"table": rows} if rows else {})


def _gaps(briefing: Briefing) -> dict:
    most = 2 if gaps_message(briefing) else 1  # the median, too, beside what is within reach
    part = _part(briefing, "gaps", "Kesenjangan", picture=gaps_picture(briefing), rows=ways(briefing), most=most)
    profiles = [paper.draw(profile_of(briefing, measures)) for measures in (COMPONENTS, CORRECTIONS)]
    more = [asdict(drawn) for drawn in profiles if drawn]
    title = f"Komponen dan potongan: {briefing.short_name}, {briefing.scope.noun} lain, dan median"
    return part | {"more": more, "more_title": title}


def gaps_picture(briefing: Briefing) -> Picture | None:
    """What is within reach, as the sentence above it says; else what reaching the median would bring."""
    return paper.draw(reach_bars(briefing.reach) if gaps_message(briefing) else gain_bars(briefing.gains))


def ways(briefing: Briefing, *, caption: str = "") -> dict | None:
    """What each part alone would have to move to reach the next category; None where that is not known."""
    goal = briefing.here.next_band
    alone = f"Satu bagian saja, sampai {goal.name}" if goal else "Bagian"
    heads: Columns = {
        "label": (4, alone),
        "ours": (2, f"SPI {briefing.year}"),
        "step": (3, "Yang dibutuhkan"),
        "goal": (2, "Menjadi"),
        "beyond": 3,
    }
    return table(briefing.ways, heads, caption=caption)


def _plan(briefing: Briefing) -> dict:
    actions = briefing.plan_words.sort_values(["days_late", "number"], ascending=[False, True], kind="stable")  # the latest first
    dates = zip(actions["due"], actions["state"], actions["overdue"], strict=True)
    actions = actions.assign(
        title=short_names(actions["title"].tolist(), letters=LONG),
        opd=short_names(actions["opd"].tolist(), letters=OFFICE, house=briefing.name),
        due_words=[f"{date_words(due)}, {state}" if overdue else date_words(due) for due, state, overdue in dates],
    )
    due = 4.0, dictionary.column("due")
    verdicts = {"claim_words": 3.2, "verification_words": 3.2, "validation_words": 3.2}
    columns: Columns = {"number": 1, "title": 6.4, "opd": 4.2, "due_words": due, **verdicts}
    return _part(briefing, "plan", "Rencana tindak lanjut (RTL)", rows=table(actions, columns))


def _decisions(briefing: Briefing) -> dict:
    """What is to be decided, each decision once with the actions it is about, and room to write it down; then the decided."""
    columns = {"decision": (6, "Yang diminta"), "about": (5, "Tindak lanjut"), "answer": (4, "Keputusan rapat")}
    rows = [*((asked, actions, " ") for asked, actions in requests(briefing)), *_decided(briefing)]
    made = table(pd.DataFrame(rows or [(" ", " ", " ")], columns=list(columns)), columns)
    return _part(briefing, "decisions", "Keputusan yang diminta", rows=made)


def _decided(briefing: Briefing) -> list[tuple[str, str, str]]:
    rows = decided(briefing)
    titles = short_names(rows["title"].tolist(), letters=LONG)
    owners = short_names(rows["opd"].tolist(), letters=OFFICE, house=briefing.name)
    dates = ["tanpa tenggat" if pd.isna(due) else f"tenggat {date_words(due)}" for due in rows["due"]]
    return [(DECIDED, title, f"{opd}; {due}") for title, opd, due in zip(titles, owners, dates, strict=True)]
