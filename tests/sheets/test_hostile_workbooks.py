"""Does a workbook that is made to fill the memory, or to hide a far cell, get its sentence while the server stays up?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hand_made import handmade, sheet_of
from hostile_books import HOSTILE
from stores import ROOT

from spi.intake.draft import Draft
from spi.intake.reading import open_sheets
from spi.sheets import archive, bounded_xls


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What a process of 2 GB says of each hostile workbook, and what it keeps in memory after a hundred of them."""
    if sys.platform != "linux":
        pytest.skip("a process is limited, and its memory told, in the way of Linux")
    folder = tmp_path_factory.mktemp("hostile")
    for number, (content, _) in enumerate(HOSTILE.values()):
        (folder / f"{number:03}").write_bytes(content)
    program = Path(__file__).with_name("open_under_a_limit.py")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    ended = subprocess.run([sys.executable, program, folder], env=environment, capture_output=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr.decode()[-2000:]
    return json.loads(ended.stdout)


@pytest.mark.parametrize(("number", "case"), list(enumerate(HOSTILE)))
def test_a_hostile_workbook_gets_its_one_sentence_and_no_more_memory(opened: dict, number: int, case: str) -> None:
    sentence = HOSTILE[case][1]
    problems = opened["said"][f"{number:03}"]
    assert len(problems) == bool(sentence) and all(sentence in problem and problem.endswith(".") for problem in problems)


def test_a_hundred_hostile_uploads_leave_no_memory_behind(opened: dict) -> None:
    before, after = opened["kept"]
    assert after <= 1.2 * before
    assert opened["most"] <= before + 250_000_000


@pytest.mark.parametrize(
    ("module", "bound", "content"),
    [
        (archive, "_MOST_ELEMENTS", handmade(sheet_of("<row/>" * 5_000))),
        (bounded_xls, "_MOST_OF_FEW", HOSTILE["old far dimensions"][0]),
    ],
)
def test_what_is_read_has_an_end(monkeypatch: pytest.MonkeyPatch, module: object, bound: str, content: bytes) -> None:
    draft = Draft("a.xlsx")
    assert open_sheets(content, draft) and not draft.problems
    monkeypatch.setattr(module, bound, 3)
    assert not open_sheets(content, draft) and len(draft.problems) == 1
