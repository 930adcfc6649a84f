"""How is an axis of days named in Bahasa Indonesia?"""

from datetime import date, timedelta

from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.wording import MONTHS


def day_axis(drawing: Drawing, first: date, last: date, *, most: int = 5) -> None:
    """A date axis with at most `most` months (or weeks, where it is short) named in Bahasa Indonesia."""
    days = (last - first).days
    if days <= 45:
        step = max(7, -(-days // most))
        ticks = [first + timedelta(days=n) for n in range(step // 2, days + 1, step)]
        words = [f"{tick.day} {MONTHS[tick.month - 1][:3]}" for tick in ticks]
    else:
        months = [(first.year * 12 + first.month + n) for n in range((last.year - first.year) * 12 + last.month - first.month)]
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len([m for m in months if m % s == 0]) <= most)
        ticks = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        words = [MONTHS[tick.month - 1][:3] + (f"<br>{tick.year}" if n == 0 or tick.month == 1 or step >= 12 else "")
                 for n, tick in enumerate(ticks)]  # fmt: skip
    drawing.axis("x", type="date", range=[first.isoformat(), last.isoformat()], tickvals=[tick.isoformat() for tick in ticks],
                 ticktext=words, tickfont={"size": 12, "color": palette.MUTED})  # fmt: skip
