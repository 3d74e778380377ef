"""Inputs for the planar classifier, and how outputs are compared."""

from authoring import Call, close, draws, free, magnitude, own, parts, structure
from numpy import (
    arange,
    array,
    clip,
    concatenate,
    exp,
    linspace,
    repeat,
    rint,
    tanh,
    tile,
    where,
    zeros,
)
from numpy.random import Generator

EXACTLY = close(rtol=0.0, atol=1e-12)
CLOSELY = close(rtol=1e-6, atol=1e-9)
LABELS = close(rtol=0.0, atol=1e-12, bools=True, lists=True)
# The cache is between the learner's own two functions.
PROBABILITIES = parts(CLOSELY, {1: free()})
START = parts(EXACTLY, {"W1": draws(), "W2": draws()})
# With inputs of zero only the last bias learns; the rest stays as it was drawn, or tiny.
UNTRAINED = parts(close(rtol=5e-3, atol=1e-3), {"W1": draws(), "W2": draws(), "b1": structure()})
# One hidden unit ends at the same numbers from every start, up to their sign.
TRAINED = magnitude(rtol=5e-2, atol=3e-2)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **size_cases(rng),
        **initialise_cases(rng),
        **forward_cases(rng),
        **cost_cases(rng),
        **backward_cases(rng),
        **update_cases(rng),
        **model_cases(rng),
        **predict_cases(rng),
    }


def size_cases(rng: Generator) -> dict[str, list[Call]]:
    """All sizes differ from each other and from four; several outputs tell rows from columns."""

    def call(n_x: int, n_y: int, m: int) -> Call:
        X, Y = rng.normal(size=(n_x, m)), rng.integers(0, 2, size=(n_y, m))
        return Call("layer_sizes", X, Y, compare=EXACTLY)

    n_x = int(rng.integers(5, 9))
    return {
        "sizes-example": [call(3, 1, 5)],
        "sizes-hidden": [call(n_x, 2, 11), call(2, 3, n_x + 8)],
    }


def initialise_cases(rng: Generator) -> dict[str, list[Call]]:
    """A thousand weights each where their spread is judged; any random stream will do."""
    n_x, n_h = int(rng.integers(38, 46)), int(rng.integers(28, 36))
    return {
        "initialize-example": [Call("initialize_parameters", 3, 5, 2, compare=START, seed=1)],
        "initialize-hidden": [
            Call("initialize_parameters", n_x, n_h, 37, compare=START, seed=2),
            Call("initialize_parameters", n_h, n_x, 26, compare=START, seed=3),
        ],
    }


def forward_cases(rng: Generator) -> dict[str, list[Call]]:
    """Scores between the flat ends, biases far from zero, sizes that all differ."""
    example = Call("forward_propagation", *given(rng, 2, 3, 1, 5)[:2], compare=PROBABILITIES)
    sizes = [(3, 5, 2, 7), (6, 4, 1, 9), (2, 8, 3, 4)]
    return {
        "forward-example": [example],
        "forward-hidden": [
            Call("forward_propagation", *given(rng, *size)[:2], compare=PROBABILITIES)
            for size in sizes
        ],
    }


def cost_cases(rng: Generator) -> dict[str, list[Call]]:
    """Probabilities of every kind, both labels, numbers of examples that are not round.

    Older courses write compute_cost(A2, Y, parameters); what is offered decides nothing.
    """

    def call(m: int) -> Call:
        _, parameters, _ = given(rng.spawn(1)[0], 2, 4, 1, m)
        A2, Y = rng.uniform(0.05, 0.95, (1, m)), labels(rng, m)
        return Call("compute_cost", A2, Y, compare=CLOSELY, offered={"parameters": parameters})

    return {"cost-example": [call(5)], "cost-hidden": [call(13), call(3), call(47)]}


def backward_cases(rng: Generator) -> dict[str, list[Call]]:
    """The cache is the learner's own where its form is not the solution's."""

    def call(*sizes: int) -> Call:
        X, parameters, Y = given(rng, *sizes)
        cache = own("forward_propagation", X, parameters, part=1)
        return Call("backward_propagation", parameters, cache, X, Y, compare=CLOSELY)

    return {
        "backward-example": [call(2, 3, 1, 5)],
        "backward-hidden": [call(3, 5, 1, 7), call(6, 4, 1, 9), call(4, 2, 1, 3)],
    }


def update_cases(rng: Generator) -> dict[str, list[Call]]:
    """Learning rates that are neither 1 nor the default, and the default."""

    def arguments(n_x: int, n_h: int) -> tuple:
        _, parameters, _ = given(rng, n_x, n_h, 1, 2)
        return parameters, {f"d{key}": rng.normal(size=p.shape) for key, p in parameters.items()}

    rate = float(rng.uniform(0.3, 0.8))
    return {
        "update-example": [Call("update_parameters", *arguments(2, 3), 0.5, compare=CLOSELY)],
        "update-hidden": [Call("update_parameters", *arguments(5, 4), rate, compare=CLOSELY)],
        "update-default": [Call("update_parameters", *arguments(3, 2), compare=CLOSELY)],
    }


def model_cases(rng: Generator) -> dict[str, list[Call]]:
    """Results that hang on the text and not on the random numbers; see the constants above."""

    def untrained(n_x: int, n_h: int, ones: int, m: int, steps: int) -> Call:
        Y = rng.permutation(where(arange(m) < ones, 1.0, 0.0)).reshape(1, m)
        return Call("nn_model", zeros((n_x, m)), Y, n_h, steps, compare=UNTRAINED, seed=steps)

    trained = Call("nn_model", *noisy_slope(rng), 1, 2400, compare=TRAINED, seed=5)
    # The ending changes these labels; their order is fixed.
    labels = array([[1.0, 1.0, 1.0, 1.0, 0.0]])
    ended = Call("nn_model", zeros((3, 5)), labels, 4, 200, compare=UNTRAINED, seed=1)
    return {
        "model-example": [ended, untrained(3, 5, 4, 5, 2)],
        "model-steps": [untrained(7, 6, 8, 9, 3), untrained(5, 9, 2, 11, 5)],
        "model-trained": [trained],
    }


def predict_cases(rng: Generator) -> dict[str, list[Call]]:
    """Both answers, none so near one half that rounding decides, except exactly there."""
    X, parameters, _ = given(rng, 3, 4, 1, 6)
    parameters["b2"] = zeros((1, 1))
    parameters["b1"] = zeros((4, 1))
    X[:, [1, 4]] = 0.0
    return {
        "predict-example": [Call("predict", *spread(rng, 2, 3, 7), compare=LABELS)],
        "predict-hidden": [
            Call("predict", *spread(rng, 4, 5, 30), compare=LABELS),
            Call("predict", *spread(rng, 3, 2, 21), compare=LABELS),
        ],
        "predict-boundary": [Call("predict", parameters, X, compare=LABELS)],
    }


def labels(rng: Generator, m: int):
    """Both labels in random order, (1, m)."""
    return rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)


def given(rng: Generator, n_x: int, n_h: int, n_y: int, m: int) -> tuple:
    """Return X, parameters and Y; scores of moderate size, |biases| at least 0.2."""

    def bias(n: int):
        return rng.choice([-1.0, 1.0], size=(n, 1)) * rng.uniform(0.2, 0.7, size=(n, 1))

    parameters = {
        "W1": rng.normal(size=(n_h, n_x)) * 0.6,
        "b1": bias(n_h),
        "W2": rng.normal(size=(n_y, n_h)) * 0.8,
        "b2": bias(n_y),
    }
    return rng.normal(size=(n_x, m)), parameters, labels(rng, m)


def spread(rng: Generator, n_x: int, n_h: int, m: int) -> tuple:
    """Return parameters and X; the m scores Z2 are none near 0, and some between 0 and 0.5.

    Drawn from many candidates, because the score is no linear function of the inputs.
    """
    _, parameters, _ = given(rng, n_x, n_h, 1, 2)
    X = rng.normal(size=(n_x, 4000)) * 1.5
    A1 = tanh(parameters["W1"] @ X + parameters["b1"])
    scores = (parameters["W2"] @ A1)[0]
    order = scores.argsort()
    centre = scores[order[len(order) // 2]]
    parameters["b2"] = array([[-centre]])
    scores = scores - centre
    near = [abs(scores - wanted).argmin() for wanted in (0.1, 0.3, -0.1, -0.3)]
    far = order[linspace(0, len(order) - 1, m - 4).astype(int)]
    chosen = [at for at in concatenate([near, far]) if abs(scores[at]) > 0.02]
    return parameters, X[:, rng.permutation(chosen)]


def noisy_slope(rng: Generator) -> tuple:
    """Return X (2, 80) and Y (1, 80): 16 places with five labels each, in the shares of a model.

    So the cost has one lowest point, up to signs, and gradient descent reaches it steadily.
    """
    places, copies = 16, 5
    X = rng.normal(size=(2, places)) * 0.8
    w = array([[1.6, -1.1]]) + rng.uniform(-0.2, 0.2, size=(1, 2))
    p = 1 / (1 + exp(-(2.2 * tanh(w @ X + 0.3) - 0.3)))
    ones = clip(rint(p * copies), 1, copies - 1)
    Y = (tile(arange(copies), places) < repeat(ones, copies)).astype(float)
    order = rng.permutation(places * copies)
    return repeat(X, copies, axis=1)[:, order], Y.reshape(1, -1)[:, order]
