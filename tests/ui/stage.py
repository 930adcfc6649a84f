"""What stands on the stage of the page Rapat."""

import re
from datetime import datetime
from functools import partial
from html import unescape

from gathering import gathered

PAGE = "pages/rapat/rapat.py"
told = partial(gathered, moment=datetime(2026, 1, 2))


def slide(app):
    """The HTML of the slide on the stage."""
    return next(h.proto.body for h in app.get("html") if 'class="salindia' in h.proto.body)


def text(app):
    return unescape(re.sub(r"<[^>]+>", " ", slide(app)))


def fields(app):
    """The form on the last slide: label -> element, once that slide is shown."""
    app.segmented_control(key="salindia").set_value(len(app.segmented_control(key="salindia").options)).run()
    return {f.label: f for f in (*app.text_input, *app.selectbox)}


def named(app, name="Inspektur"):
    app.text_input(key="nama-pencatat").set_value(name).run()
    return app
