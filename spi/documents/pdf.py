"""What is read on paper: two pages for the head of the region, and the full report for the inspectorate."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from spi import settings
from spi.answers.briefing import Briefing
from spi.answers.sources.stamp import Stamp, newest_batch
from spi.documents.report import brief_pages, report_sections
from spi.documents.stamp import EVENT_LOG, foot, head_words, qr_svg
from spi.follow_up.log import events
from spi.render import paper
from spi.words import dictionary
from spi.words.first_mention import FirstMentions
from spi.words.wording import date_words

_RUNNING = {"view", "text", "texts", "note", "sentences"}  # by which names the running text stands in the content of a document


def brief(briefing: Briefing) -> bytes:
    """The briefing on exactly two A4 pages, as PDF."""
    return paper.typeset("brief", spelt_out(brief_pages.content(briefing)) | _frame(briefing), made_at=briefing.stamp.moment)


def report(briefing: Briefing) -> bytes:
    """The full report with every sentence, table, source and rule, as PDF."""
    return paper.typeset("report", spelt_out(report_sections.content(briefing)) | _frame(briefing), made_at=briefing.stamp.moment)


def spelt_out(content: dict) -> dict:
    """The content of a document with every abbreviation in full at its first mention in the running text.

    Running text is what is read as sentences: the view, the lead, notes, paragraphs, lists; no title, caption, drawing or table.
    """
    mentions = FirstMentions()

    def spelt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            named = {} if value.get("kind") == "heading" else value
            return value | {name: spelt(each, name) for name, each in named.items() if name != "marks"}
        if isinstance(value, list):
            return [spelt(each, key) for each in value]
        return mentions.spelt(value) if key in _RUNNING and isinstance(value, str) else value

    return spelt(content)


def _frame(briefing: Briefing) -> dict:
    """What stands around the content of both documents."""
    return {"stamp": stamp_of(briefing), "letterhead": letterhead(briefing.code, briefing.stamp.moment)}


def letterhead(region_code: str, moment: datetime) -> dict:
    """The lines above everything, and those under which the report is signed; both empty where no letterhead was set."""
    held = settings.letterhead(region_code)
    place = ", ".join(filter(None, [held.get("city"), date_words(moment)]))
    nip = f"NIP {held['nip']}" if "nip" in held else ""
    signed = [place, held.get("position", ""), held["signatory"], nip] if "signatory" in held else []
    head = [held.get("agency", ""), ", ".join(filter(None, [held.get("address"), held.get("city")]))]
    return {"head": [line for line in head if line], "signed": signed}


def stamp_of(briefing: Briefing) -> dict:
    """Which state of the store the documents of a briefing tell, see state_of."""
    view = {
        f"{briefing.scope.member} dan hasil": f"{briefing.name}, {briefing.years}",
        "Lingkup": briefing.scope.title(briefing.members)
        + (f", nama {briefing.scope.noun} lain disamarkan" if briefing.masked else ""),
    }
    return state_of(briefing.stamp, view, foot(briefing, log=False))


def state_of(stamp: Stamp, view: Mapping[str, str], line: str) -> dict:
    """Which state of the store this is: facts (name, words; first those of the view), foot (one line), link, what it is called,
    its QR code ("" where no phone could open it: then there is room to initial)."""
    facts = {**view, "Versi data": stamp.batch, "Dibuat": stamp.made, EVENT_LOG: head_words(stamp),
             "Istilah": dictionary.abbreviations()}  # fmt: skip
    return {"facts": list(facts.items()), "foot": line, "link": stamp.link, "shown": stamp.link,
            "qr": qr_svg(stamp.link) if stamp.reachable else "", "reopen": stamp.reopen}  # fmt: skip


def sheets(
    title: str, about: str, sections: list[dict], *, lead: Mapping[str, str], kicker: str, view: str, author: str,
    region_code: str, moment: datetime, state: dict | None = None,
) -> bytes:  # fmt: skip
    """Sections under one letterhead, each on a page of its own to be handed out, as PDF.

    lead: name -> what is said first; kicker, view: above and below the title; author: of whom it is, "" of none; state: see
    state_of, without it a line at the foot.
    """
    if state is None:
        stamp = Stamp(moment, newest_batch(named=False), events.head(), "")
        line = [author, title, stamp.version, stamp.made, f"{EVENT_LOG}: {head_words(stamp)}"]
        state = {"foot": " · ".join(filter(None, line))}
    content = {
        "title": title, "author": author, "about": about, "kicker": kicker, "view": view,
        "lead": [{"name": name, "text": text} for name, text in lead.items()], "sections": sections,
        "letterhead": letterhead(region_code, moment), "stamp": state,
    }  # fmt: skip
    return paper.typeset("agenda", content, made_at=moment.replace(microsecond=0))
