"""Which sentence says how far a follow-up plan is? Three verdicts, never mixed; what nobody stated is called so."""

from spi.answers.actions.progress import Completion, Surge
from spi.words.wording import date_words, decimal, thousands

_ALL_OF = ("", "", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh")


def completion_sentence(found: Completion, *, opd: str | None = None) -> str:
    """How many actions are validated, verified and claimed, and how many are late; of one OPD where it is named."""
    whose = f" {opd}" if opd else ""
    if not found.total:
        return f"Belum ada tindak lanjut{whose}."
    if _nothing_said(found) and found.without_due == found.total:
        lacking = ["tenggat", "status"] if opd or found.without_opd < found.total else ["penanggung jawab", "tenggat", "status"]
        return f"Belum ada {_listed(lacking)} untuk {_all(found.total)} tindak lanjut{whose}."
    counts = (found.validated, "divalidasi KPK"), (found.verified, "diverifikasi Inspektorat"), (found.claimed, "diklaim selesai")
    told = ", ".join(f"{thousands(count)} {said}" for count, said in counts)
    if not any(count for count, _ in counts):
        told = "belum ada yang divalidasi KPK, diverifikasi Inspektorat, atau diklaim selesai"
    return f"Dari {thousands(found.total)} tindak lanjut{whose}: {told}; {_late(found)}."


def slip_sentence(found: Completion) -> str:
    """How many due dates were moved, and how often to a later day."""
    if found.without_due == found.total and not found.moved:
        return "Tidak ada tenggat yang berlaku."  # not "never set": older logs hold due dates that were emptied
    if not found.moved:
        return "Belum ada tenggat yang dipindah."
    later = f"{thousands(found.slips)} kali ke hari yang lebih lambat" if found.slips else "semuanya ke hari yang lebih awal"
    return f"Tenggat {thousands(found.moved)} tindak lanjut pernah dipindah, {later}; tenggat pertamanya tetap tercatat."


def surge_sentence(found: Surge | None) -> str:
    """What arrived in the last days of the curve; "" where nothing was claimed by then."""
    if found is None or not found.after:
        return ""
    when = f"{found.days} hari sampai {'tenggat terakhir, ' if found.to_due else ''}{date_words(found.end)}"
    of = f"dari {thousands(found.total)} tindak lanjut"
    if not found.arrived:
        return f"Dalam {when}, jumlah klaim selesai tidak bertambah; jumlahnya {thousands(found.after)} {of}."
    share = f"tambahannya {decimal(100 * found.share, places=0)} persen dari seluruh klaim"
    return f"Dalam {when}, klaim selesai naik dari {thousands(found.before)} menjadi {thousands(found.after)} {of}: {share}."


def _nothing_said(found: Completion) -> bool:
    return found.unassessed == found.total and not (found.claimed or found.validated)


def _late(found: Completion) -> str:
    if found.without_due == found.total:
        return "tidak ada tenggat yang berlaku"
    late = f"{thousands(found.overdue)} lewat tenggat" if found.overdue else "tidak ada yang lewat tenggat"
    return f"{late}, {thousands(found.without_due)} tanpa tenggat" if found.without_due else late


def _all(count: int) -> str:
    """9 -> "kesembilan"; 12 -> "semua 12"; 1 -> "satu-satunya"."""
    return "satu-satunya" if count == 1 else _ALL_OF[count] if count < len(_ALL_OF) else f"semua {thousands(count)}"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])}{',' if len(words) > 2 else ''} dan {words[-1]}"
