"""What is said of each workbook of a folder by a process that may have little memory, and how much does it keep?

Prints JSON: said (file -> problems), kept (bytes of memory before and after a hundred uploads),
most (bytes at any time).
"""

import json
import resource
import sys
from pathlib import Path

LIMIT = 2 * 1024**3  # bytes of addresses: one allocation for a sheet's whole rectangle asks for more
resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))

from spi.intake.draft import Draft  # noqa: E402 (the limit comes first)
from spi.intake.reading import open_sheets  # noqa: E402


def opened(content: bytes) -> list[str]:
    """The problems of a workbook, after its sheets were opened."""
    draft = Draft("a")
    sheets = open_sheets(content, draft)
    return draft.problems or [] if sheets else draft.problems or ["nothing"]


def memory() -> int:
    """The bytes that this process has in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def most() -> int:
    """The most bytes that it had at any time; getrusage would tell those of its parent."""
    status = Path("/proc/self/status").read_text().split()
    return int(status[status.index("VmHWM:") + 1]) * 1024


files = sorted(Path(sys.argv[1]).iterdir())
before = (opened(files[0].read_bytes()) and 0) or memory()
said = {}
for turn in range(100):
    file = files[turn % len(files)]
    said[file.name] = opened(file.read_bytes())
print(json.dumps({"said": said, "kept": [before, memory()], "most": most()}))
