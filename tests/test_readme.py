"""The README's promises that a machine can check."""

import re

from stores import ROOT

from spi.__main__ import main

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_as_many_figures_and_sources_ship_as_it_says(store):
    from spi.answers.sources import provenance

    sources = provenance.sources()
    figures, pages = re.search(r"`data/` holds more than (\d+) published figures from more than (\d+) sources", README).groups()
    assert 500 < int(figures) < sources["figures"].sum()
    assert 100 < int(pages) < len(sources)


def test_every_room_it_names_exists():
    tree = re.search(r"## The house\n\n(.*?)\n\n", README, re.DOTALL).group(1)
    for line in tree.splitlines():
        for name in re.findall(r"[\w./]+(?:\.py|\.toml|/)(?=[ ,*<]|$)", line.split("  ")[2]):
            if not name.startswith("."):
                assert (ROOT / name).exists(), name


def test_every_library_it_names_is_pinned_and_every_pin_is_named():
    lists = [(ROOT / place / "requirements.txt").read_text(encoding="utf-8") for place in ("", ".deploy", "tests")]
    pins = re.findall(r"^([\w-]+)(?:\[\w+\])?==", "".join(lists), re.MULTILINE)
    table = README.split("| Library | Purpose |")[1].split("\n\n")[0]
    named = re.findall(r"[\w-]+", " ".join(row.split("|")[1] for row in table.splitlines()[2:]))
    assert sorted(named) == sorted(pins)


def test_the_commands_it_leads_to_are_understood(store, capsys):
    commands = (ROOT / ".docs" / "commands.md").read_text(encoding="utf-8")
    for line in re.findall(r"^    python -m spi (.*)$", commands, re.MULTILINE):
        words = [w for w in re.sub(r"\[[^\]]*\]", "", line).split() if w]
        if words[0] in ("ranking", "explain", "show", "check"):
            assert main([*words, "--json"]) == 0


PAGES = [ROOT / "README.md", ROOT / ".deploy" / "README.md", *sorted((ROOT / ".docs").glob("*.md"))]


def test_its_pictures_are_there_and_every_link_leads_somewhere():
    linked = {file.parent / place for file in PAGES for place in re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8"))}
    assert all(place.exists() for place in linked), sorted(place for place in linked if not place.exists())
    pictures = {place.resolve() for place in linked if place.suffix == ".png"}
    assert pictures == set((ROOT / ".docs").glob("*.png")) and all(picture.stat().st_size > 20_000 for picture in pictures)


def test_every_page_beside_it_is_reached_from_it():
    assert all(f"(.docs/{file.name})" in README for file in PAGES if file.parent.name == ".docs")
