"""What is taken away as PowerPoint, every chart native: the only room that knows python-pptx."""

from spi.render.slides.charts import SHAPES, draw
from spi.render.slides.presentation import presentation

__all__ = ["SHAPES", "draw", "presentation"]
