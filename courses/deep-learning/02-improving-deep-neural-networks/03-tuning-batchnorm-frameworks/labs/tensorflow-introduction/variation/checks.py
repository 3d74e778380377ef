"""Inputs for the variation: the total loss with smoothed labels, in float32."""

from authoring import Call, Tensor, close
from numpy import arange, eye
from numpy.random import Generator

CLOSELY = close(rtol=1e-4, atol=1e-5)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "smoothed-none": [loss(rng, 3, 5, 0.0)],
        "smoothed-example": [loss(rng, 3, 4, 0.1)],
        "smoothed-hidden": [loss(rng, 5, 8, 0.3), loss(rng, 7, 3, 0.05), loss(rng, 2, 6, 0.5)],
    }


def loss(rng: Generator, C: int, m: int, smoothing: float) -> Call:
    """Logits of both signs; never as many classes as examples."""
    one_hot = eye(C, dtype="float32")[:, rng.permutation(arange(m) % C)]
    logits = (rng.normal(size=(C, m)) * 2).astype("float32")
    return Call("compute_total_loss", Tensor(logits), Tensor(one_hot), smoothing, compare=CLOSELY)
