"""What was asked of a store that never changes is known to the next test that has it, or a copy that nothing was written to.

Most tests of pages and documents ask the same hundred questions of the same bytes, which took a fifth of their time.
"""

import os
from contextlib import contextmanager
from pathlib import Path

from spi.store import memory

memory._MOST_ANSWERS = 5000  # of the whole run of a worker, not of one page
_KNOWN = {}  # store that is never written to -> question without its place -> (answer, does it depend on notes?)


@contextmanager
def known(original, place, request):
    """Meanwhile what former tests asked of this store is known of the one at `place`, which holds the same bytes.

    Not for a test that asks for monkeypatch itself: with another rule the same question may have another answer.
    """
    if "monkeypatch" in request.node._fixtureinfo.argnames:
        yield
        return
    place, answers = Path(os.path.realpath(place)), _KNOWN.setdefault(original, {})
    figures, notes = memory.clocks()
    for question, (found, of_notes) in answers.items():
        memory._answers[place, *question] = figures, notes if of_notes else None, found
    yield
    if memory.clocks()[0] != figures:  # figures were written, maybe to this one
        return
    for (where, *question), (_, as_of, found) in memory._answers.items():
        if where == place and as_of in (None, notes) and (as_of is None or memory.clocks()[1] == notes):
            answers[tuple(question)] = found, as_of is not None
