"""Which slides does the inspector of a province show: result, ranking, movement, lines, follow-up, what is asked, sources?"""

from collections.abc import Iterable

import pandas as pd

from spi.answers.province_briefing import ProvinceBriefing
from spi.charts.marks import Blank
from spi.charts.parts.small_lines import parted, small_lines
from spi.charts.parts.split_bars import MOST, governments_split
from spi.charts.scope_strip import scope_strip
from spi.documents import deck
from spi.documents.province import slide_tables
from spi.documents.province.frame import foot, outlets, state
from spi.documents.stamp import EVENT_LOG, head_words, qr_png
from spi.method import methodology
from spi.narrative import province, province_follow_up
from spi.narrative.sentence import Sentence, known
from spi.render import slides
from spi.render.blocks import Code, Content, Cover, Figure, Page, Presentation
from spi.settings import letterhead
from spi.words import dictionary
from spi.words.wording import decimal, thousands

_FEW = 2  # governments that make a ranking or a movement to look at


def presentation(asked: ProvinceBriefing) -> bytes:
    """The slides as a PPTX file, after a cover that carries the code that reopens the page."""
    told = asked.told
    return slides.presentation(
        Presentation(
            asked.name, f"{asked.name}, {asked.years}", f"Survei Penilaian Integritas, {told.scope.label}", state(asked),
            asked.stamp.moment, _cover(asked), tuple(pages(asked)),
        )
    )  # fmt: skip


def pages(asked: ProvinceBriefing) -> list[Page]:
    """The slides after the cover; a topic of which nothing is known has none."""
    of = (_result, _categories, _ranking, _movement, _moves, _lines, _followed, _asked, _sources)
    return [page for make in of for page in make(asked)]


def _cover(asked: ProvinceBriefing) -> Cover:
    stamp, told = asked.stamp, asked.told
    title = f"Hasil Survei Penilaian Integritas (SPI) {told.year}: {asked.name[0].lower()}{asked.name[1:]}"
    subtitle = " · ".join([letterhead(asked.region_code).get("agency", "") or asked.name, asked.years, told.scope.label])
    rows = (("Hari, tanggal", ""), ("Tempat", ""), ("Penyaji", ""))
    about = (outlets(asked), f"Data: {stamp.batch}", f"Dibuat {stamp.made}", f"{EVENT_LOG}: {head_words(stamp)}")
    code = Code(qr_png(stamp.link, scale=8), stamp.link, stamp.reopen) if stamp.reachable else None
    notes = "\n".join([title, "", state(asked), f"{stamp.reopen}: {stamp.link}", f"{dictionary.abbreviations()}."])
    return Cover(title, subtitle, rows, about, code, notes)


def _page(asked: ProvinceBriefing, title: Sentence, content: Content, *, said: Iterable[Sentence | None] = (),
          below: Iterable[Sentence | None] = ()) -> Page:  # fmt: skip
    """A slide. said: what is read on it whatever the room; below: what is read where there is room; both are in its notes."""
    read, more = ([sentence.text for sentence in known(sentences)] for sentences in (said, below))
    notes = "\n".join([title.text, *read, *more, "", state(asked)])
    return Page(title.text, deck.feet(foot(asked)), content, (*read, *more), notes, tuple(read), tuple(more))


def _result(asked: ProvinceBriefing) -> list[Page]:
    """The message in figures and in the sentences that matter most; without any index, of which years one is known."""
    told, rows = asked.told, asked.told.rows.dropna(subset=["index"])
    said = [province.ends(told), province.mean_change(told), province_follow_up.followed(told)]
    if rows.empty:
        content = Content(picture=slide_tables.years(told))
        return [_page(asked, province.headline(told), content, said=said, below=province.method())]
    moved = told.rows["change"].dropna()
    figures = [Figure(decimal(rows["index"].median()), f"{'median ' if len(rows) > 1 else ''}indeks SPI {told.year}", "own")]
    if len(moved):
        figures += [Figure(thousands((moved > 0).sum()), f"naik sejak SPI {told.year_before}", "up"),
                    Figure(thousands((moved < 0).sum()), f"turun sejak SPI {told.year_before}", "down")]  # fmt: skip
    elif len(rows) > 1:
        ends = ((rows["index"].max(), "tertinggi"), (rows["index"].min(), "terendah"))
        figures += [Figure(decimal(value), about) for value, about in ends]
    more = province.method() if len(figures) == 1 else ()
    return [_page(asked, province.headline(told), Content(tuple(figures)), said=said, below=more)]


def _categories(asked: ProvinceBriefing) -> list[Page]:
    """Everybody on one scale with the limits of the categories."""
    told, rows = asked.told, asked.told.rows.dropna(subset=["index"])
    title = province.categories(told)
    if title is None or len(rows) < _FEW:
        return []
    chart = scope_strip(
        rows, region_code="", bands=methodology.bands(told.year), average=float(rows["index"].mean()),
        missing=len(told.rows) - len(rows), noun=told.scope.noun,
    )  # fmt: skip
    short, said = slide_tables.in_short(told), [province.ends(told)]
    below = [province.unknown(told), province.conflicts(told), province.mean_change(told)]
    content = Content(picture=chart, behind=short)
    return [_page(asked, title, content, said=() if short else said, below=[*said, *below] if short else below)]


def _ranking(asked: ProvinceBriefing) -> list[Page]:
    told, rows = asked.told, asked.told.rows.dropna(subset=["index"])
    if len(rows) < _FEW or (slide_tables.in_short(told) and province.categories(told)):  # it stands below everybody on one scale
        return []
    below, tables = [province.ends(told), province.conflicts(told), province.unknown(told)], slide_tables.ranking(told)
    return [_page(asked, province.listing(told, part, len(tables)), Content(picture=table, note=slide_tables.categories(told)),
                  below=below) for part, table in enumerate(tables, start=1)]  # fmt: skip


def _movement(asked: ProvinceBriefing) -> list[Page]:
    """Who moved farthest, and how much of that is own and how much common."""
    title = province.mean_change(asked.told)
    chart = governments_split(asked.told.rows)
    if title is None or isinstance(chart, Blank):
        return []
    return [_page(asked, title, Content(picture=chart, note=chart.caption), below=[province.farthest(asked.told)])]


def _moves(asked: ProvinceBriefing) -> list[Page]:
    """Everybody's change, where the picture has no room for all, or cannot part them."""
    told, moved = asked.told, asked.told.rows.dropna(subset=["change"])
    split = moved["own"].notna().any()
    if len(moved) < _FEW or (len(moved) <= MOST and split):
        return []
    note = f"Poin indeks: + naik, − turun{'; bersama ditambah sendiri ialah geraknya' if split else ''}."
    tables = slide_tables.moves(told)
    below = [province.mean_change(told), province.farthest(told)]
    return [
        _page(asked, province.moving(told, part, len(tables)), Content(picture=table, note=note), below=below)
        for part, table in enumerate(tables, start=1)
    ]


def _lines(asked: ProvinceBriefing) -> list[Page]:
    told = asked.told
    names = dict(zip(told.rows["region_code"], told.rows["region"], strict=True))
    chart = small_lines(told.series, names, region_code="", year=told.year)
    if isinstance(chart, Blank):
        return []
    parts = parted(chart)
    titles = [province.lines(told, chart.years, part, len(parts)) for part in range(1, len(parts) + 1)]
    return [_page(asked, title, Content(picture=part, note=part.caption)) for title, part in zip(titles, parts, strict=True)]


def _followed(asked: ProvinceBriefing) -> list[Page]:
    """What is counted of each government's own: actions, socialisation, lists of respondents."""
    told = asked.told
    if told.followed.empty:
        return []
    said, rest = [province_follow_up.prepared(told), province_follow_up.not_shown(told)], [province.method()[-1]]
    tables = slide_tables.followed(told)
    figures = _counts(told.followed) if len(told.followed) <= slide_tables.SHORT else ()
    return [_page(asked, province_follow_up.followed(told), Content(figures, table), said=said if n == 0 else (), below=rest)
            for n, table in enumerate(tables)]  # fmt: skip


def _counts(rows: pd.DataFrame) -> tuple[Figure, ...]:
    plans = rows.dropna(subset=["actions"])
    if plans.empty:
        return ()
    counts = {name: int(plans[name].sum()) for name in ("open", "overdue", "verified_actions")}
    return (
        Figure(thousands(counts["open"]), "tindak lanjut masih terbuka", "own"),
        Figure(thousands(counts["overdue"]), "lewat tenggat", "down" if counts["overdue"] else ""),
        Figure(thousands(counts["verified_actions"]), "dinyatakan sesuai"),
    )


def _asked(asked: ProvinceBriefing) -> list[Page]:
    requests = province_follow_up.requests(asked.told)
    title = province_follow_up.asked(asked.told, requests)
    return [_page(asked, title, Content(desk=slide_tables.requests(requests)))]


def _sources(asked: ProvinceBriefing) -> list[Page]:
    told = asked.told
    said = [province.conflicts(told), province.unknown(told), province.scale(told), *province.method()]
    table = slide_tables.sources(asked)
    if table is None:
        return []  # the first slide says that no index is known, and of which years
    return [_page(asked, province.origin(told), Content(picture=table), said=said)]
