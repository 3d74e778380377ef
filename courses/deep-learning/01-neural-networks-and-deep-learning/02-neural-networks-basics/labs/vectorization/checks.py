"""Inputs for the vectorisation lab, and the loops whose time is the measure."""

from math import sqrt

from authoring import Call, Comparison, close
from numpy import array, ndarray, ones, zeros
from numpy.random import Generator

CLOSELY = close(
    rtol=1e-8,
    atol=1e-8,
    why={
        "ja": "数千個の積の和は、足す順序によって最後の数桁の丸めが変わるため、その分だけ許しています。",
        "en": "A sum of thousands of products rounds differently in another order; that much is free.",
    },
)
SINGLE = close(
    rtol=1e-3,
    atol=1e-3,
    why={
        "ja": "ループは float32 の数を一つずつ足すため、3 桁ほどしか一致しないことがあります。",
        "en": "A loop adds up float32 numbers one by one and may agree to three digits only.",
    },
)

# By how much the loop must be beaten, handing the arrays over not counted. Honest versions reach
# twice these figures and more even on a busy machine; loops in disguise stay far below.
FASTER = {
    "dot-product": 6.0,
    "outer-product": 5.0,
    "relu-and-derivative": 4.0,
    "column-norms": 7.0,
    "linear-scores": 12.0,
    "gradient-sums": 10.0,
    "standardize-features": 10.0,
    "pairwise-squared-distances": 10.0,
}


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check: an example, other sizes, and one large input."""
    checks = {
        **checked("dot-product", dot_product_inputs(rng), SINGLE),
        **checked("outer-product", outer_product_inputs(rng)),
        **checked("relu-and-derivative", relu_inputs(rng)),
        **checked("column-norms", [(matrix(rng, *s),) for s in [(2, 3), (4, 7), (30, 2500)]]),
        **checked("linear-scores", scores_inputs(rng)),
        **checked("gradient-sums", sums_inputs(rng)),
        **checked("standardize-features", features_inputs(rng)),
        **checked("pairwise-squared-distances", distances_inputs(rng)),
    }
    # Four numbers that the ending changes.
    four = Call("standardize_features", array([[1.0, 2.0, 3.0, 4.0]]), compare=CLOSELY)
    checks["standardize-features-example"].insert(0, four)
    return checks


def checked(
    name: str, inputs: list[tuple], when_large: Comparison = CLOSELY
) -> dict[str, list[Call]]:
    """Return the three checks of one function; the last input is the one that is timed."""
    function = name.replace("-", "_")
    example, *hidden, large = inputs
    timed = Call(function, *large, compare=when_large, speedup=FASTER[name])
    return {
        f"{name}-example": [Call(function, *example, compare=CLOSELY)],
        f"{name}-hidden": [Call(function, *given, compare=CLOSELY) for given in hidden],
        f"{name}-speed": [timed],
    }


def matrix(rng: Generator, rows: int, columns: int) -> ndarray:
    """Entries around 1, so that sums do not cancel to nearly nothing."""
    return rng.normal(loc=1.0, size=(rows, columns))


def dot_product_inputs(rng: Generator) -> list[tuple]:
    """Pairs of arrays of equal length; the long ones in float32, which is handed over faster."""
    short = [(rng.normal(size=n) + 0.5, rng.normal(size=n) + 0.5) for n in (4, 9)]
    a, b = (rng.normal(size=100_000) + 0.5).astype("float32"), rng.normal(size=100_000) + 0.5
    return [*short, (a, b.astype("float32"))]


def outer_product_inputs(rng: Generator) -> list[tuple]:
    """Lengths differ, so that the transposed table has another shape."""
    sizes = [(3, 4), (7, 5), (250, 200)]
    return [(rng.normal(size=p), rng.normal(size=q)) for p, q in sizes]


def relu_inputs(rng: Generator) -> list[tuple]:
    """Both signs, and some entries exactly 0, where the slope is 0 by our rule."""
    inputs = []
    for shape in [(2, 4), (5, 6), (200, 250)]:
        Z = rng.normal(size=shape)
        Z[0, :2] = [1.5, -0.7]
        Z[1, 1] = 0.0
        inputs.append((Z,))
    return inputs


def scores_inputs(rng: Generator) -> list[tuple]:
    """A bias large enough to be missed; many short columns, so that a loop over them is slow."""
    sizes = [(3, 5), (6, 4), (6, 9000)]
    return [(matrix(rng, n, 1), float(rng.uniform(1, 2)), matrix(rng, n, m)) for n, m in sizes]


def sums_inputs(rng: Generator) -> list[tuple]:
    """Errors between -1 and 1, as in logistic regression, with a mean that is not 0."""
    sizes = [(3, 5), (6, 4), (6, 9000)]
    return [(matrix(rng, n, m), rng.uniform(-0.4, 1.0, size=(1, m))) for n, m in sizes]


def features_inputs(rng: Generator) -> list[tuple]:
    """Each feature has its own mean and its own spread, none of them 0 or 1."""
    inputs = []
    for n_x, m in [(3, 5), (4, 9), (25, 1500)]:
        means = rng.uniform(2, 6, size=(n_x, 1))
        spreads = rng.uniform(1.5, 3, size=(n_x, 1))
        inputs.append((means + spreads * rng.normal(size=(n_x, m)),))
    return inputs


def distances_inputs(rng: Generator) -> list[tuple]:
    """As many rows in A and B, another number of columns."""
    sizes = [(2, 3, 4), (5, 7, 3), (3, 130, 100)]
    return [(rng.normal(size=(n, p)), rng.normal(size=(n, q)) + 0.5) for n, p, q in sizes]


def baseline_dot_product(a: ndarray, b: ndarray) -> float:
    """Dot product by a loop."""
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def baseline_outer_product(a: ndarray, b: ndarray) -> ndarray:
    """Outer product by loops."""
    table = zeros((len(a), len(b)))
    for i in range(len(a)):
        for j in range(len(b)):
            table[i, j] = a[i] * b[j]
    return table


def baseline_relu_and_derivative(Z: ndarray) -> tuple[ndarray, ndarray]:
    """ReLU and slope by loops."""
    A, slope = zeros(Z.shape), zeros(Z.shape)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            if Z[i, j] > 0:
                A[i, j] = Z[i, j]
                slope[i, j] = 1.0
    return A, slope


def baseline_column_norms(X: ndarray) -> ndarray:
    """Column norms by loops."""
    norms = zeros((1, X.shape[1]))
    for j in range(X.shape[1]):
        total = 0.0
        for i in range(X.shape[0]):
            total += X[i, j] ** 2
        norms[0, j] = sqrt(total)
    return norms


def baseline_linear_scores(w: ndarray, b: float, X: ndarray) -> ndarray:
    """Linear scores by loops."""
    Z = b * ones((1, X.shape[1]))
    for j in range(X.shape[1]):
        for i in range(X.shape[0]):
            Z[0, j] += w[i, 0] * X[i, j]
    return Z


def baseline_gradient_sums(X: ndarray, dZ: ndarray) -> tuple[ndarray, float]:
    """Sums of the gradient by loops."""
    dw, db = zeros((X.shape[0], 1)), 0.0
    for j in range(X.shape[1]):
        for i in range(X.shape[0]):
            dw[i, 0] += X[i, j] * dZ[0, j]
        db += dZ[0, j]
    return dw, db


def baseline_standardize_features(X: ndarray) -> ndarray:
    """Standardised features by loops."""
    n_x, m = X.shape
    result = zeros((n_x, m))
    for i in range(n_x):
        mean = 0.0
        for j in range(m):
            mean += X[i, j] / m
        variance = 0.0
        for j in range(m):
            variance += (X[i, j] - mean) ** 2 / m
        for j in range(m):
            result[i, j] = (X[i, j] - mean) / sqrt(variance)
    return result


def baseline_pairwise_squared_distances(A: ndarray, B: ndarray) -> ndarray:
    """Squared distances by loops."""
    distances = zeros((A.shape[1], B.shape[1]))
    for p in range(A.shape[1]):
        for q in range(B.shape[1]):
            for i in range(A.shape[0]):
                distances[p, q] += (A[i, p] - B[i, q]) ** 2
    return distances
