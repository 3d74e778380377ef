"""Inputs for the variation: draws whose distance from 1 is even on a logarithmic scale."""

from authoring import Call, exact, said
from numpy import absolute, arange, asarray, diff, isfinite, log, sort, unique
from numpy.random import Generator

MANY = 1500  # draws from which a distribution can be told
EVEN = 0.1  # how far their distribution may be off; chance reaches it once in a million


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    seed = int(rng.integers(2, 1000))
    return {
        "near-one-example": [call(0.9, 0.999)],
        "near-one-hidden": [call(0.5, 0.9999, seed), call(0.05, 0.97, seed + 1)],
    }


def call(low: float, high: float, seed: int = 0) -> Call:
    return Call(
        "sample_log_uniform", low, high, MANY, seed, compare=exact(), judge="judge_near_one"
    )


def judge_near_one(value, low, high, size, seed=0) -> dict[str, object]:
    """The shape, and how the draws spread."""
    drawn = asarray(value, dtype=float)
    if drawn.shape != (size,):
        return {"shape": str(drawn.shape)}
    return {"shape": str(drawn.shape), "values": spread(drawn, low, high)}


def spread(drawn, low: float, high: float) -> dict[str, str]:
    """What many draws from low to high look like."""
    room = 1e-6 * (high - low)
    if not isfinite(drawn).all() or drawn.min() < low - room or drawn.max() > high + room:
        return said(ja="low から high までの外に出ている", en="some lie outside low and high")
    if len(unique(drawn)) < len(drawn) / 10 or absolute(diff(drawn, 2)).max() < 1e-9:
        return said(ja="でたらめに選ばれていない", en="not drawn at random")
    if even(log(1 - drawn), log(1 - high), log(1 - low)):
        return said(
            ja="1 との差が対数尺度で一様", en="the distance from 1 is even on the log scale"
        )
    if even(log(drawn), log(low), log(high)):
        return said(ja="値そのものが対数尺度で一様", en="the values are even on the log scale")
    if even(drawn, low, high):
        return said(ja="線形に一様", en="even on the linear scale")
    return said(ja="一様でない", en="not even")


def even(values, low: float, high: float) -> bool:
    """Whether the distribution of numbers from low to high is near the even one."""
    expected = (sort(values) - low) / (high - low)
    found = (arange(len(values)) + 0.5) / len(values)
    return bool(absolute(expected - found).max() < EVEN)
