"""From score to verdict, where does the thread break?"""

from spi.ui.app import links
from spi.ui.app.choice import chosen
from spi.ui.show import panel
from spi.ui.thread import behind, thread

pick = chosen()
found = thread.gather(pick)

thread.breaks(found)
thread.matrix(found)
row, aspect = thread.opened(found)
behind.show(found, row, aspect)
panel.sources(pick, [pick.year], key="sumber-benang")
links.into_view("benang")
