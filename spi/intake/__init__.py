"""How does a file become figures: a file, a checked table, one transaction?"""

from spi.intake.draft import Intake
from spi.intake.reading import read, read_pasted, recognise, recognise_pasted
from spi.intake.saving import Outcome, save
from spi.intake.tables.report import read_grid

__all__ = ["Intake", "Outcome", "read", "read_grid", "read_pasted", "recognise", "recognise_pasted", "save"]
