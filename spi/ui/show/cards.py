"""Which panels stand on more than one page: what changed the index, and what would bring most?"""

import pandas as pd
import streamlit as st

from spi.answers.results import causes, comparison, gaps, standing
from spi.answers.results.causes import Explanation, Level
from spi.answers.results.standing import Standing
from spi.answers.results.years import Year
from spi.answers.sources import calculated
from spi.charts.marks import Limit
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.waterfall import change_waterfall, level_waterfall
from spi.method import methodology
from spi.method.scope import Scope
from spi.narrative import evidence
from spi.narrative.results import score
from spi.narrative.results.comparison import common_grounds, together_sentence, usual_change
from spi.narrative.results.contribution import missing_words
from spi.narrative.results.rank import rank_unexplained, split_order
from spi.narrative.sentence import known
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.show import guard, panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit_words, raised, signed


def newer_result(pick: Choice) -> None:
    """Where the year on screen is not the newest one known: that one's index and category, and a button that leads there."""
    newest = max(pick.known_years, default=pick.year)
    if newest <= pick.year:
        return
    told = score.newer_result(standing.standing(pick.code, newest, pick.scope), year=newest)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(told.text), width="content")
        st.button(
            f"Buka SPI {newest}", on_click=_take_year, args=(newest,), type="tertiary", icon=":material/update:", key="terbaru"
        )


def _take_year(year: int) -> None:
    """Callback: this survey year becomes the chosen one."""
    st.session_state["tahun"] = str(year)


def index_change(why: Explanation, pick: Choice, *, key: str) -> None:
    """The waterfall of a change between two survey years, with what the others moved and what is usual; or why there is none."""
    if why.index_from is None:
        panel.heading("Apa yang mengubah indeks")
        others = [str(y) for y in pick.known_years if y < pick.year]
        hint = f" Pilih tahun pembanding lain: {', '.join(others)}." if others else ""
        first = f"SPI {pick.year} adalah survei pertama yang tercatat, jadi belum ada pembandingnya."
        unknown = f"Indeks sebelum SPI {pick.year} untuk dibandingkan belum diketahui.{hint}"
        st.caption(first if pick.year_before is None else unknown)
        return
    title = panel.heading(f"Apa yang mengubah indeks, SPI {pick.year_before} ke {pick.year}", "poin indeks")
    panel.picture(change_waterfall(why), key=key, title=title)
    split = comparison.compare(pick.code, pick.year_before, pick.year, pick.scope)
    usual = usual_change(comparison.one_year_range(pick.year, pick.scope), split)
    for sentence in known([common_grounds(split, why, year=pick.year), usual]):
        st.caption(plain(sentence.text))
    if why.parts.empty:
        for year, measures in why.missing.items():
            st.caption(plain(f"SPI {year}: {missing_words(measures)}."))
        st.caption(f"Indeks {decimal(why.index_from)} menjadi {decimal(why.index_to)}. {guard.IMPORT}")
        return
    _grounds(why.years)


def moved_together(pick: Choice) -> None:
    """Which parts moved the same way for nearly all, in the scope and in the nation; nothing where too few are known."""
    tables = comparison.movements_around(pick.scope, pick.year_before, pick.year)
    if together := together_sentence(tables, year=pick.year):
        panel.heading("Yang bergerak bersama", "poin skornya sendiri; semua anggota ikut dihitung")
        st.caption(plain(together.text))


def _grounds(years: dict[int, Year]) -> None:
    """What is assumed or derived in the figures just drawn, said beside them; nothing where nothing is."""
    for number, year in years.items():
        if year.weights.assumed:
            st.caption(f"Bobot SPI {number} belum diketahui: dipakai bobot tahun terakhir yang tercatat (asumsi).")
        if year.implied:
            st.caption(f"Potongan SPI {number} dihitung dari jumlah tertimbang dikurangi indeks, bukan angka KPK.")
        if fit := year.unlisted_fit:
            st.caption(plain(evidence.unlisted(fit, year=number).text))


def largest_gaps(pick: Choice, here: Standing, *, rows: int = 3) -> None:
    """The parts that would bring most: against the median of the scope, else what the next category takes."""
    level = causes.level(pick.code, pick.year)
    table = gaps.gains(level, pick.year, pick.scope)
    behind = gaps.behind(table)
    if len(table):
        panel.heading("Kesenjangan terbesar ke median lingkup", "poin indeks")
        if behind.empty:
            st.caption("Tidak ada bagian yang tertinggal dari median lingkup.")
            return
        panel.small_table(behind.head(rows), ["label", "ours", "reference", "gain"], alt="Tiga kesenjangan terbesar")
    elif level.parts.empty:
        panel.heading("Kesenjangan per komponen")
        st.caption(plain(f"Belum dapat dihitung untuk SPI {pick.year}: {missing_words(level.year.missing)}."))
    elif here.next_band is not None and here.distance is not None:
        next_name = f"{here.next_band.name} ({limit_words(here.next_band.lower)})"
        panel.heading(f"Jalan ke {next_name}", f"kurang {decimal(raised(here.distance))} poin; salah satu saja cukup")
        table = gaps.ways(level, here.distance, pick.scope)
        _ways_table(table.dropna(subset="needed").head(4), alt=f"Jalan ke {next_name}")
        st.caption(guard.others_unknown(pick))


def _ways_table(table: pd.DataFrame, *, alt: str) -> None:
    """Each way to a goal; which of them is beyond all that the scope reached, where one is."""
    beyond = ["beyond"] if table["beyond"].astype(bool).any() else []
    panel.small_table(table, ["label", "ours", "step", "goal", *beyond], alt=alt)


def scale(year: int, *, key: str) -> tuple[methodology.Band, ...]:
    """The categories to draw with: those of the year, or on request the reference scale, marked as a second view."""
    published = methodology.bands(year)
    if methodology.on_reference_scale(year):
        return published
    return methodology.reference_bands() if st.toggle(evidence.second_view().text, key=key, bind="query-params") else published


def rank_parts(why: Explanation, pick: Choice) -> None:
    """Own movement, the others, coverage: the three steps of a change of rank, in places."""
    moved = why.rank
    if pick.year_before is None:
        return
    if moved is None:
        panel.heading("Mengapa peringkat bergerak")
        before, after = (standing.standing(pick.code, year, pick.scope) for year in (pick.year_before, pick.year))
        st.caption(plain(rank_unexplained(before, after, year_before=pick.year_before, year=pick.year).text))
        return
    panel.heading(f"Mengapa {moved.before} menjadi {moved.after}", f"peringkat, SPI {pick.year_before} ke {pick.year}")
    other = st.toggle(f"Urutan lain: gerak {pick.scope.noun} lain dulu", key="urutan-lain", bind="query-params")
    moved = why.rank_others_first if other and why.rank_others_first else moved
    st.caption(plain(split_order(pick.scope.noun, others_first=other).text))
    steps = (
        ("Indeks sendiri", moved.own),
        (f"Gerak {pick.scope.noun} lain", moved.others),
        ("Perubahan cakupan", moved.coverage),
    )
    for name, places in steps:
        hue = "blue" if places > 0 else "orange" if places < 0 else "gray"
        words = f"naik {places} peringkat" if places > 0 else f"turun {-places} peringkat" if places else "0 peringkat"
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(name, width="content")
            st.markdown(f":{hue}[**{words}**]", width="content")


def level(level: Level, pick: Choice) -> None:
    """The waterfall of the level, or why it cannot be drawn."""
    title = panel.heading(
        f"Dari tiga suara ke indeks, SPI {pick.year}", f"poin indeks; bobot {dictionary.evidence(level.year.weights.grade)}"
    )
    if level.parts.empty:
        st.caption(plain(f"Belum dapat diurai: {missing_words(level.year.missing)}. ") + guard.IMPORT)
        return
    panel.picture(level_waterfall(level), key="susunan", title=title)
    _grounds({pick.year: level.year})
    if not level.year.implied:
        residual = level.parts.set_index("part").loc["residual", "points"]
        beyond = "" if abs(residual) <= methodology.residual_tolerance() else " Melebihi pembulatan: periksa angkanya."
        st.caption(f"Residu (indeks terbit dikurangi hitung ulang): {signed(residual)} poin.{beyond}")


def gains(level: Level, pick: Choice) -> pd.DataFrame:
    """Choose the median or the best of the scope, and see what each part would bring there; answers the table behind it."""
    names = {"median": "median lingkup", "best": "yang terbaik"}
    reference = address.choice(
        st.segmented_control, "Bila setara", [*names], "median", key="acuan", words=names.__getitem__, required=True
    )
    brought = gaps.gains(level, pick.year, pick.scope, reference=reference)
    title = panel.heading("Apa yang akan ditambahkannya", f"poin indeks, {pick.scope.label}")
    if brought.empty:
        st.caption(guard.others_unknown(pick))
    else:
        panel.picture(gain_bars(brought), key="tambahan", title=title)
    return brought


def ways(level: Level, pick: Choice, *, folded: bool) -> None:
    """For every higher category, what each part alone would have to move; nothing where the parts are not known."""
    if level.parts.empty:
        return
    if not folded:
        _ways(level, pick)
        return
    with st.expander("Bila satu bagian saja yang bergerak", key="buka-langkah", on_change="rerun") as fold:
        if fold.open:
            _ways(level, pick)


def _ways(level: Level, pick: Choice) -> None:
    for band in methodology.bands(pick.year):
        away = band.lower - level.year.scores["index"]
        if away > 0:
            name = f"Jalan ke {band.name} ({limit_words(band.lower)})"
            panel.heading(name, f"kurang {decimal(raised(away))} poin; satu bagian saja, yang lain tetap")
            _ways_table(gaps.ways(level, away, pick.scope), alt=name)
            st.caption("Tanda – berarti bagian itu saja tidak cukup.")


def elements(pick: Choice) -> None:
    """The known elements of the chosen government among the others', with the highest limit of that year; else who has them."""
    goal = _highest_limit(pick.year)
    drawn = f"garis {limit_words(goal.lower)} batas {goal.name}; " if goal else ""
    title = panel.heading("Unsur", f"skor 0–100, {drawn}bobot unsur tidak diterbitkan KPK")
    table = standing.elements(pick.scope, pick.year)
    ours = gaps.element_gaps(table, pick.code, goal.lower if goal else 100.0)
    if ours.empty:
        names = ", ".join(table["region"].drop_duplicates())
        none = f"Unsur {pick.scope.noun} lain dalam lingkup ini juga belum."
        known = f"Yang diketahui dalam lingkup ini: {names}." if names else none
        name = pick.region["name"]
        st.caption(plain(f"Unsur {name} SPI {pick.year} belum ditemukan sumbernya; lihat laporan KPK. {known}"))
        return
    lines = [Limit(goal.lower, limit_words(goal.lower))] if goal else []
    panel.profile(table[table["row"].isin(ours["row"])], pick, key="unsur", title=title, limits=lines, names={})
    worst = ours.iloc[0]
    if goal:
        away = _beside(worst["distance"])
        st.caption(plain(f"Terjauh dari {limit_words(goal.lower)}: {worst['label']} {decimal(worst['value'])}, {away}."))


def _highest_limit(year: int) -> methodology.Band | None:
    """The category to which everybody looks up, as published for that survey year; None where none was."""
    return next(iter(methodology.bands(year)[:0:-1]), None)


def element_gaps(pick: Choice) -> None:
    """The distance of each known element to the highest limit of that year, the largest first; nothing where none is known."""
    goal = _highest_limit(pick.year)
    if goal is None:
        return
    ours = gaps.element_gaps(standing.elements(pick.scope, pick.year), pick.code, goal.lower)
    if len(ours):
        name = f"Unsur ke {limit_words(goal.lower)}"
        panel.heading(name, "skor; tidak dapat dijumlahkan ke indeks karena bobot unsur tidak diterbitkan")
        panel.small_table(ours.assign(gap=ours["distance"].map(_beside)), ["label", "value", "gap"], alt="Jarak unsur")


def figures(table: pd.DataFrame) -> None:
    """Figures of several governments with their sources, in a table that scrolls; nothing where there is none."""
    if len(table):
        shown = table.assign(published=table["published"].map(date_words))
        columns = ["region", "value", "outlet", "location", "published", "grade", "url"]
        panel.shown_table(shown, columns, height=38 + 35 * min(len(table), 6))


def scope_figures(scope: Scope, measure: str, year: int) -> None:
    """All figures of a scope from which a place, a mean or a median is counted, and how many are known."""
    table = calculated.counted(scope, year, measure)
    known = table.dropna(subset="value")
    panel.heading(f"Yang dihitung: {len(known)} dari {len(table)} diketahui", scope.label)
    figures(known)


def _beside(distance: float) -> str:
    return f"kurang {decimal(distance)}" if distance > 0 else f"lebih {decimal(-distance)}" if distance < 0 else "tepat"
