"""What was asked of a store that never changes is known to the next test that has it, or a copy that nothing was written to.

Most tests of pages and documents ask the same hundred questions of the same bytes, which took a fifth of their time.
"""

import os
from contextlib import contextmanager
from pathlib import Path

from spi.store import memory

memory._MOST_ANSWERS = 5000  # of the whole run of a worker, not of one page
_KNOWN = {}  # store that is never written to -> question without its place -> (answer, does it depend on notes?)
_HARMLESS = {"_get_client_context"}  # who asks for a page, which every test says (conftest)


@contextmanager
def known(original, place, monkeypatch):
    """Meanwhile what former tests asked of this store is known of the one at `place`, which holds the same bytes.

    With another rule the same question may have another answer: nothing of this holds once the test replaces anything.
    """
    place, answers = Path(os.path.realpath(place)), _KNOWN.setdefault(original, {})
    figures, notes = memory.clocks()
    recalled = {(place, *question): (figures, notes if noted else None, found) for question, (found, noted) in answers.items()}
    is_as_shipped = not [name for _, name, _ in monkeypatch._setattr if name not in _HARMLESS]
    replace, replace_item = monkeypatch.setattr, monkeypatch.setitem

    def no_longer():
        nonlocal is_as_shipped
        is_as_shipped = False
        for question, answer in recalled.items():
            if memory._answers.get(question) is answer:
                del memory._answers[question]

    def setattr_(*arguments, **options):
        no_longer()
        replace(*arguments, **options)

    def setitem(held, name, value):
        if held is not os.environ:
            no_longer()
        replace_item(held, name, value)

    if is_as_shipped:
        memory._answers.update(recalled)
    monkeypatch.setattr, monkeypatch.setitem = setattr_, setitem
    yield
    if not is_as_shipped or memory.clocks()[0] != figures:  # figures were written, maybe to this one
        return
    for (where, *question), (_, as_of, found) in memory._answers.items():
        if where == place and (as_of is None or as_of == notes == memory.clocks()[1]):
            answers[tuple(question)] = found, as_of is not None
