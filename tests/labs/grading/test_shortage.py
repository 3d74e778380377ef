"""How much memory was asked for stands in the messages of NumPy and TensorFlow."""

import pytest

from labs.grading.shortage import asked_mb


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Unable to allocate 29.8 GiB for an array with shape (200000, 20000)", 29.8 * 1024),
        ("Unable to allocate 512. MiB for an array with shape (8192, 8192)", 512),
        ("Unable to allocate 700 MiB for an array with shape (8192, 8192)", 700),
        ("OOM when allocating tensor with shape[1024,1024] and type float on /job", 4),
        ("OOM when allocating tensor with shape[] and type float", None),
        ("", None),
        ("Unable to allocate 999999999999 PiB for an array", 1e12),
    ],
)
def test_what_was_asked_for(message: str, expected: float | None) -> None:
    assert asked_mb(message) == expected
