"""From score to verdict, where does the thread break?"""

from spi.ui import behind, links, panel, thread
from spi.ui.choice import chosen

pick = chosen()
found = thread.gather(pick)

thread.breaks(found)
thread.matrix(found)
row, aspect = thread.opened(found)
behind.show(found, row, aspect)
panel.sources(pick, [pick.year], key="sumber-benang")
links.into_view("benang")
