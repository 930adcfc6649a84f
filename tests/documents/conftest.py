"""A briefing of the made-up HOME, as it is and with units, findings and a long plan."""

import dataclasses
from functools import lru_cache

import pandas as pd
import pytest
from made_up_nation import HOME
from slide_shapes import findings, gathered, own_table

from spi.answers.actions import roots


@pytest.fixture
def home(nation):
    return gathered(HOME, 2024, 2023)


@pytest.fixture
def rich(home):
    """With units, findings and a long plan, as no public source has them."""
    return _enriched(home)


@lru_cache(maxsize=2)  # the same one for all, so that its files are made once
def _enriched(home):
    words, plan = (pd.concat([table] * 3, ignore_index=True) for table in (home.plan_words, home.plan))
    found = findings()
    return dataclasses.replace(home, units=own_table(), findings=found, themes=roots.themes(found), plan_words=words, plan=plan)
