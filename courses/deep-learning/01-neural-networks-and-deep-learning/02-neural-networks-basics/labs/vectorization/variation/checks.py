"""Inputs for the variation: weights below, at and above 1, and a large input that is timed."""

from authoring import Call, close
from numpy import array, ndarray, ones, zeros
from numpy.random import Generator

CLOSELY = close(rtol=1e-7, atol=1e-8)
# Formulas with one matrix product reach far more; a loop over the columns of one array does not.
FASTER = 6.0


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    A, B, _ = given(rng, 2, 3, 4)
    by_hand = array([[1.0], [2.0]]), array([[4.0, 1.0], [4.0, 0.0]]), array([[0.5], [3.0]])
    large = Call(
        "pairwise_squared_distances", *given(rng, 3, 130, 100), compare=CLOSELY, speedup=FASTER
    )
    return {
        "weighed-one": [Call("pairwise_squared_distances", A, B, ones((2, 1)), compare=CLOSELY)],
        "weighed-two": [Call("pairwise_squared_distances", *by_hand, compare=CLOSELY)],
        "weighed-hidden": [
            Call("pairwise_squared_distances", *given(rng, *sizes), compare=CLOSELY)
            for sizes in [(5, 7, 3), (3, 4, 6), (4, 2, 5)]
        ],
        "weighed-speed": [large],
    }


def given(rng: Generator, n: int, p: int, q: int) -> tuple[ndarray, ndarray, ndarray]:
    """Return A (n, p), B (n, q) and weights (n, 1), one of them 0, the others well apart from 1."""
    weights = rng.permutation([0.0, 2.5, 0.3, 4.0, 0.6][:n]) * rng.uniform(0.8, 1.2)
    return rng.normal(size=(n, p)), rng.normal(size=(n, q)) + 0.5, weights.reshape(n, 1)


def baseline_pairwise_squared_distances(A: ndarray, B: ndarray, weights: ndarray) -> ndarray:
    """Weighed squared distances by loops."""
    distances = zeros((A.shape[1], B.shape[1]))
    for p in range(A.shape[1]):
        for q in range(B.shape[1]):
            for i in range(A.shape[0]):
                distances[p, q] += weights[i, 0] * (A[i, p] - B[i, q]) ** 2
    return distances
