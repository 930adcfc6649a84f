"""What is handed out at the socialisation of one survey year: one page, and six slides?

What is known of the year comes with its source; what is not known is a line to fill in, never what another year said.
"""

from dataclasses import dataclass
from datetime import datetime

from spi import settings
from spi.answers.cycle.calendar import ESTIMATE, calendar
from spi.answers.results import standing
from spi.cycle.socialisation import material
from spi.follow_up import Plan
from spi.render import paper, slides
from spi.render.blocks import Content, Page, Presentation
from spi.words.wording import date_words, inside, moment_words

_LINE = "_" * 30
_ABOUT = "Bahan sosialisasi Survei Penilaian Integritas: mengajak, tidak memerintah."


@dataclass(frozen=True)
class Part:
    """A section of the page, and a slide: its title, its points, and where what is known of the year comes from."""

    title: str
    points: tuple[str, ...]
    sources: tuple[str, ...]


def parts(plan: Plan, *, moment: datetime) -> list[Part]:
    """The sections of the year, with lines to fill in for what is not known of it."""
    made = []
    for section in material.sections():
        told = [_told(plan, topic, moment) for topic in section.topics]
        points = [*section.text, *(point for points, _ in told for point in points)]
        points += [_contact(plan.region_code)] if section.contact else []
        sources = tuple(dict.fromkeys(source for _, sources in told for source in sources))
        made.append(Part(section.title, tuple(points), sources))
    return made


def open_lines(plan: Plan, *, moment: datetime) -> list[str]:
    """How the lines are called that are still to be filled in."""
    return [point.partition(": ")[0] for part in parts(plan, moment=moment) for point in part.points if point.endswith(_LINE)]


def page_pdf(plan: Plan, *, moment: datetime) -> bytes:
    """One A4 page under the letterhead, as PDF."""
    name, survey = _name(plan), f"SPI {plan.survey_year}"
    content = {
        "title": f"Survei Penilaian Integritas {plan.survey_year}", "author": f"Inspektorat {name}", "about": _ABOUT,
        "kicker": name, "view": "Bila Anda diundang KPK, isilah sendiri, sesuai pengalaman Anda.",
        "parts": [
            {"title": part.title, "points": list(part.points), "sources": _sources(part)} for part in parts(plan, moment=moment)
        ],
        "letterhead": {"head": _head(plan.region_code), "signed": []},
        "stamp": {"foot": f"{name} · bahan sosialisasi {survey} · dibuat {moment_words(moment)}"},
    }  # fmt: skip
    return paper.typeset("flyer", content, made_at=moment.replace(microsecond=0))


def slides_pptx(plan: Plan, *, moment: datetime) -> bytes:
    """A slide for each section, as PPTX; its notes name the sources."""
    name, survey = _name(plan), f"SPI {plan.survey_year}"
    pages = tuple(
        Page(part.title, (f"{name} · sosialisasi {survey}",), Content(), part.points,
             "\n".join([part.title, *part.points, _sources(part)]))
        for part in parts(plan, moment=moment)
    )  # fmt: skip
    title = f"{name}, sosialisasi {survey}"
    return slides.presentation(Presentation(name, title, _ABOUT, f"Dibuat {moment_words(moment)}.", moment, None, pages))


def _told(plan: Plan, topic: str, moment: datetime) -> tuple[list[str], list[str]]:
    """The points of a topic and their sources; one line to fill in where nothing is known of the year."""
    label = material.blank(topic)
    if topic == "period":
        points, sources = _period(plan, moment)
    else:
        known = material.facts(plan.survey_year, topic)
        points = [fact.text for fact in known]
        sources = [", ".join(filter(None, [fact.outlet, date_words(fact.published) if fact.published else ""])) for fact in known]
    named = [f"{label}: {inside(point) if topic in ('who', 'chosen') else point}" for point in points]
    return (named, sources) if points else ([f"{label} (SPI {plan.survey_year}): {_LINE}"], [])


def _period(plan: Plan, moment: datetime) -> tuple[list[str], list[str]]:
    """The fieldwork as the calendar knows it; an estimate is not told."""
    steps = calendar(plan.region_code, today=moment.date())
    known = steps[(steps["survey_year"] == plan.survey_year) & (steps["step"] == "fieldwork") & steps["in_force"]]
    rows = known[known["basis"] != ESTIMATE].to_dict("records")
    return [f"{row['days_words']}." for row in rows], [str(row["outlet"]) for row in rows if row["outlet"]]


def _contact(region_code: str) -> str:
    """The inspectorate's contact of the letterhead, or a line to fill in."""
    held = settings.letterhead(region_code)
    ways = [held[key] for key in ("phone", "email", "website", "address") if key in held]
    return f"{held['agency']}: {'; '.join(ways)}." if ways else f"{material.blank('contact')}: {_LINE}"


def _head(region_code: str) -> list[str]:
    held = settings.letterhead(region_code)
    return [line for line in (held.get("agency", ""), ", ".join(filter(None, [held.get("address"), held.get("city")]))) if line]


def _sources(part: Part) -> str:
    return f"Sumber: {'; '.join(part.sources)}." if part.sources else ""


def _name(plan: Plan) -> str:
    return str(standing.regions().set_index("region_code").at[plan.region_code, "name"])
