"""How a call stands on a page: what is small in full and short, what is large by its shape."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from labs.runner.author import summary
from labs.runner.authoring import Call


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (np.array([[-3.3327, 0.5852], [1.2724, 1.576]]), "[[-3.3327, 0.5852], [1.2724, 1.576]]"),
        (np.zeros((3, 5)), "array(shape=(3, 5))"),
        (-0.7487634777651659, "-0.7488"),
        (0.0, "0.0"),
        (120, "120"),
        ("a , b", "'a , b'"),
    ],
)
def test_a_call_is_shown_as_one_would_write_it(value: Any, shown: str) -> None:
    assert summary(Call("f", value, keywords={"rate": 0.1})) == f"f({shown}, rate=0.1)"
