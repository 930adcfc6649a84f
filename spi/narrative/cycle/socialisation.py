"""Which sentences tell whom the socialisation of a survey reached, and whom not yet?"""

from spi.answers.cycle.socialisation import Coverage, Share
from spi.narrative.sentence import Sentence, Writer, listed
from spi.words import dictionary

REACHED = "“Dijangkau” berarti unit itu tercatat dalam sesi yang sudah berlangsung, bukan bahwa semua orangnya hadir."


def headline(coverage: Coverage) -> Sentence:
    """How many units of each kind were reached, or what has to be entered first."""
    w = Writer()
    survey = w.survey(coverage.plan.survey_year)
    if not coverage.shares:
        return w.sentence(f"Sosialisasi {survey}: daftar unit belum ada, jadi cakupannya belum dapat dihitung.")
    if not coverage.held:
        waiting = listed([_total(w, share) for share in coverage.shares])
        planned = len(coverage.sessions)
        so_far = f"baru direncanakan {w.count(planned, 'planned')} sesi" if planned else "belum ada sesi yang dicatat"
        return w.sentence(f"Sosialisasi {survey}: {so_far}; {waiting} menunggu.")
    parts = listed([f"{w.count(len(share.reached), share.kind)} dari {_total(w, share)}" for share in coverage.shares])
    return w.sentence(f"Sosialisasi {survey} sudah menjangkau {parts} dalam {w.count(coverage.held, 'sessions')} sesi.")


def still_waiting(share: Share) -> Sentence:
    """The units of a kind that were not reached yet, all by their names."""
    w, kind = Writer(), dictionary.word("unit_kinds", share.kind)
    if not share.waiting:
        return w.sentence(f"Semua {kind} sudah dijangkau.")
    names = listed([w.quoted(name.removeprefix("Kecamatan ")) for name in share.waiting])
    return w.sentence(f"{kind[:1].upper()}{kind[1:]} yang belum dijangkau ({w.count(len(share.waiting), share.kind)}): {names}.")


def _total(w: Writer, share: Share) -> str:
    return f"{w.count(share.total, share.kind)} {dictionary.word('unit_kinds', share.kind)}"
