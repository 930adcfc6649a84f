"""Whoever adds a page or a chart and forgets one of the places that must know it is told which one."""

import ast
import dataclasses
import importlib
import pkgutil
import re

from stores import ROOT

from spi import charts
from spi.render import screen, slides

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _menu():
    """What app.py calls its pages: section/name -> title. Read, not imported: importing it makes the web server's app."""
    assigned = (node for node in ast.parse((ROOT / "app.py").read_text(encoding="utf-8")).body if isinstance(node, ast.Assign))
    pages = next(ast.literal_eval(node.value) for node in assigned if ast.unparse(node.targets[0]) == "PAGES")
    return {
        f"{section.lower().replace(' ', '_')}/{name}": title
        for section, entries in pages.items() for name, (title, _icon) in entries.items()
    }  # fmt: skip


def test_every_page_stands_in_the_menu_and_every_entry_has_its_page():
    files = {f"{file.parent.name}/{file.stem}" for file in (ROOT / "pages").rglob("*.py")}
    assert files == set(_menu()), "pages/ dan PAGES di app.py tidak memuat halaman yang sama"


def test_the_readme_says_what_each_page_answers():
    table = README.split("## What each page answers")[1].split("\n\n")[1]
    named = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)[1:]
    assert [name for name in named if name != "---"] == list(_menu().values())


def test_every_chart_is_drawn_somewhere():
    """A chart is a frozen object with an alternative text, in spi/charts; some medium draws it."""
    found = set()
    for place in pkgutil.walk_packages(charts.__path__, "spi.charts."):
        module = importlib.import_module(place.name)
        found |= {
            thing for thing in vars(module).values()
            if isinstance(thing, type) and thing.__module__ == module.__name__ and dataclasses.is_dataclass(thing)
            and "alt" in {field.name for field in dataclasses.fields(thing)}
        }  # fmt: skip
    assert len(found) > 15
    undrawn = {chart.__name__ for chart in found} - {chart.__name__ for chart in (*screen._FIGURES, *slides.SHAPES)}
    assert undrawn == set(), f"belum ada gambarnya di spi/render: {undrawn}"
    unfrozen = {chart.__name__ for chart in found if not chart.__dataclass_params__.frozen}
    assert unfrozen == set(), f"harus frozen supaya gambarnya dapat diingat: {unfrozen}"
