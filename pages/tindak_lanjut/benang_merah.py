"""From score to verdict, where does the thread break?"""

from spi.ui.app import address, hint, links
from spi.ui.app.choice import chosen
from spi.ui.commitments import carrying, recommendations
from spi.ui.show import panel
from spi.ui.thread import cell, thread

pick = chosen()
whole = thread.gather(pick)

thread.breaks(whole)
recommendations.loose(pick.plan)
carrying.status_line(pick)
thread.grid(whole)
hint.show("Benang merah")
row, aspect = thread.opened(whole)
cell.show(whole, row, aspect)
panel.sources(pick, [pick.year], key="sumber-benang")
links.into_view(address.control("benang"))
