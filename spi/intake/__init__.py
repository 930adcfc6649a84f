"""How does a file become figures: a file, a checked table, one transaction?"""

from spi.intake.draft import Intake
from spi.intake.reading import read, recognise
from spi.intake.saving import Outcome, save

__all__ = ["Intake", "Outcome", "read", "recognise", "save"]
