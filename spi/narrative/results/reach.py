"""Which sentences say what is within reach in a year, how much of it a goal takes, and how often others got there?

Possible is not likely: no share of a year is told without how often it came about.
"""

from math import inf

from spi.answers.briefing import Briefing
from spi.answers.results.within_reach import WithinReach, is_government
from spi.method import methodology, reach
from spi.narrative.sentence import Sentence, Writer, listed
from spi.words import dictionary
from spi.words.wording import inside, raised

_BEYOND = "lebih dari satu tahun yang baik di semua bagian"


def gaps_message(briefing: Briefing) -> Sentence | None:
    """The share that the next category takes, with how often such a share was enough; None where there is nothing to say."""
    goal = briefing.here.next_band
    return None if goal is None else headline(briefing.reach, goal.name, goal.lower)


def headline(within: WithinReach, name: str, goal: float) -> Sentence | None:
    """A goal above the index (points), the share of a year it takes and how often such a share was enough, in one line."""
    share, writer = within.share(goal), Writer("gaps")
    if share is None or within.index is None:
        return None
    start = _short_of(writer, within, name, goal)
    needs = ", di atas satu tahun yang baik" if share > 1 else ""
    rates = [f"{_percent(writer, row.rate, row.year)} ({writer.survey(row.year)})" for row in within.past(share).itertuples()]
    past = f"dari pemda yang perlu upaya serupa, {listed(rates)} naik kategori" if rates else ""
    past = past or "seberapa sering upaya serupa berhasil belum diketahui"
    return writer.sentence(f"{start}{needs}; {past}.")


def goal_distance(within: WithinReach, name: str, goal: float) -> Sentence:
    """How far a goal above the index is, and which share of all that is usually achieved in a year it takes."""
    share, writer = within.share(goal), Writer("gaps")
    if share is None or within.index is None:
        raise ValueError("nothing is known of what is within reach")
    return writer.sentence(f"{_short_of(writer, within, name, goal)}: diperlukan {_share(writer, within, share)}.")


def hit_rate(within: WithinReach, goal: float) -> Sentence:
    """How many starts that needed a like share reached their next category the year after; stands beside every share."""
    share, writer = within.share(goal), Writer("gaps")
    likely = "Yang mungkin belum tentu terjadi."
    rows = within.past(share) if share else None
    if rows is None or rows.empty:
        return writer.sentence(f"Seberapa sering bagian sebesar itu tercapai belum dapat dihitung dari data ini. {likely}")
    clauses = []
    for n, row in enumerate(rows.itertuples()):
        if not n:
            text = f"Dari {writer.count(row.starts, 'starts', row.year)} pemda yang pada {writer.survey(row.year)} membutuhkan"
            text = f"{text} bagian sebesar itu ({_between(writer, share or 0.0, within.year)}) untuk naik kategori,"
            text = f"{text} {writer.count(row.reached, 'starts', row.year)} ({_percent(writer, row.rate, row.year)}) naik setahun"
            clauses.append(f"{text} kemudian")
        else:
            text = f"{writer.survey(row.year)}: {writer.count(row.reached, 'starts', row.year)} dari"
            text = f"{text} {writer.count(row.starts, 'starts', row.year)} ({_percent(writer, row.rate, row.year)})"
            clauses.append(text)
    return writer.sentence(f"{'; '.join(clauses)}. {likely}")


def basis(within: WithinReach) -> Sentence:
    """From which changes the caps are taken, and that they are this dashboard's, not KPK's."""
    writer = Writer("gaps")
    top = dictionary.word("good_years", str(within.percentile))
    nearest = f"{writer.count(reach.NEAREST, 'changes')} perubahan setahun dengan skor awal terdekat"
    text = f"Batas tiap bagian: yang dicapai {top} pada bagian itu, tidak mesti pemda yang sama, dari {nearest},"
    text = f"{text} di antara {writer.count(within.changes, 'changes')} perubahan pemda"
    pairs = [f"{writer.survey(a)} ke {writer.year(b)}" for a, b in within.pairs]
    return writer.sentence(f"{text} {listed(pairs)}. Ini hitungan dasbor, bukan angka KPK dan bukan ramalan.")


def not_known(within: WithinReach, region_code: str) -> Sentence:
    """Why nothing can be said of what is within reach."""
    writer = Writer("gaps")
    text = "Yang terjangkau dalam setahun belum dapat dihitung"
    if not is_government(region_code, within.year):
        return writer.sentence(f"{text}: yang dihitung hanya perubahan pemerintah daerah.")
    if not within.pairs:
        need = f"indeks dan bagian paling sedikit {writer.count(reach.NEAREST, 'changes')} pemda pada dua tahun survei berurutan"
        return writer.sentence(f"{text}: perlu {need}, sampai {writer.survey(within.year)}. Impor tabel nasional KPK lebih dulu.")
    return writer.sentence(f"{text}: komponen dan potongan {writer.survey(within.year)} belum diketahui semuanya.")


def _short_of(writer: Writer, within: WithinReach, name: str, goal: float) -> str:
    """How far the index of that survey year, which a later one may have overtaken, is from a goal."""
    survey, short = writer.survey(within.year), writer.score(raised(goal - (within.index or 0.0)), "index", within.year)
    return f"{survey} kurang {short} poin untuk mencapai {_named(writer, within, name, goal)}"


def _named(writer: Writer, within: WithinReach, name: str, goal: float) -> str:
    category = name in {band.name for band in methodology.bands(within.year)}
    return f"{writer.quoted(name if category else inside(name))} ({writer.limit(goal, within.year)})"


def _share(writer: Writer, within: WithinReach, share: float) -> str:
    top = dictionary.word("good_years", str(within.percentile))
    if share == inf:
        return f"{_BEYOND}: dari skor seperti ini tidak ada bagian yang membaik, juga pada {top}"
    text = f"{_percent(writer, share, within.year)} dari jumlah batas semua bagian"
    return f"{text}, {_BEYOND}" if share > 1 else text


def _percent(writer: Writer, share: float, year: int) -> str:
    return f"{writer.score(100 * share, 'share', year, places=0)}%"


def _between(writer: Writer, share: float, year: int) -> str:
    """The group of shares that is counted together, in words."""
    below = [edge for edge in reach.EDGES if edge < share]
    above = [edge for edge in reach.EDGES if edge >= share]
    if not below:
        return f"paling banyak {_percent(writer, above[0], year)}"
    low = f"lebih dari {_percent(writer, below[-1], year)}"
    return f"{low} sampai {_percent(writer, above[0], year)}" if above else low
