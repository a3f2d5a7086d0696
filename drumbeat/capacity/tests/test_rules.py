"""Decisions of capacity."""

import pytest

from drumbeat.capacity.rules import LONGEST_NAME, check_name
from drumbeat.kernel.errors import Invalid


def test_names_are_stripped():
    assert check_name("  Spring ") == "Spring"


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST_NAME + 1)])
def test_names_that_cannot_be_one(name: str):
    with pytest.raises(Invalid):
        check_name(name)
