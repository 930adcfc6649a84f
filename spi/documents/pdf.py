"""What is read on paper: two pages for the head of the region, and the full report for the inspectorate."""

from spi import settings
from spi.answers.briefing import Briefing
from spi.documents.report import brief_pages, report_sections
from spi.documents.stamp import EVENT_LOG, foot, head_words, qr_svg
from spi.render import paper
from spi.words import dictionary
from spi.words.wording import date_words


def brief(briefing: Briefing) -> bytes:
    """The briefing on exactly two A4 pages, as PDF."""
    content = brief_pages.content(briefing) | {"stamp": _stamp(briefing), "letterhead": _letterhead(briefing)}
    return paper.typeset("brief", content, made_at=briefing.stamp.moment)


def report(briefing: Briefing) -> bytes:
    """The full report with every sentence, table, source and rule, as PDF."""
    content = report_sections.content(briefing) | {"stamp": _stamp(briefing), "letterhead": _letterhead(briefing)}
    return paper.typeset("report", content, made_at=briefing.stamp.moment)


def _letterhead(briefing: Briefing) -> dict:
    """The lines above everything, and those under which the report is signed; both empty where no letterhead was set."""
    held = settings.letterhead(briefing.code)
    place = ", ".join(filter(None, [held.get("city"), date_words(briefing.stamp.moment)]))
    nip = f"NIP {held['nip']}" if "nip" in held else ""
    signed = [place, held.get("position", ""), held["signatory"], nip] if "signatory" in held else []
    head = [held.get("agency", ""), ", ".join(filter(None, [held.get("address"), held.get("city")]))]
    return {"head": [line for line in head if line], "signed": signed}


def _stamp(briefing: Briefing) -> dict:
    """Which state of the store this is: facts (name, words), foot (one line), link, what it is called, its QR code ("" where
    no phone could open it: then there is room to initial)."""
    stamp, log = briefing.stamp, head_words(briefing.stamp)
    facts = {
        f"{briefing.scope.member} dan hasil": f"{briefing.name}, {briefing.years}",
        "Lingkup": briefing.scope.title(briefing.members)
        + (f", nama {briefing.scope.noun} lain disamarkan" if briefing.masked else ""),
        "Versi data": stamp.batch,
        "Dibuat": stamp.made,
        EVENT_LOG: log,
        "Istilah": dictionary.abbreviations(),
    }
    return {"facts": list(facts.items()), "foot": foot(briefing, log=False), "link": stamp.link, "shown": stamp.link,
            "qr": qr_svg(stamp.link) if stamp.reachable else "", "reopen": stamp.reopen}  # fmt: skip
