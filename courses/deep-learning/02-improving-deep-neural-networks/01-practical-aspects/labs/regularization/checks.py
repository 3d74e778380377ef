"""Inputs for the regularisation lab, and how outputs are compared or judged.

Masks are drawn here for the backward pass; those of the forward pass are the learner's own and
judged by what dropout promises. All sizes differ.
"""

from itertools import pairwise

from authoring import Call, close, said
from numpy import allclose, asarray, exp, isin, linspace, maximum, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)
NAMES = ("Z1", "D1", "A1", "W1", "b1", "Z2", "D2", "A2", "W2", "b2", "Z3", "A3", "W3", "b3")
ENOUGH = 400  # entries of a mask from which on the share kept says something
CHANCE = 5.0  # standard errors
RIGHT = said(ja="正しい", en="right")
ASTRAY = said(ja="前の値から求まるものと違う", en="not what follows from the parts before")


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **cost_cases(rng),
        **penalised_cases(rng),
        **dropping_cases(rng),
        **dropped_cases(rng),
    }


def network(rng: Generator, dims: list[int], m: int) -> tuple:
    """Return X, Y and parameters with biases away from 0."""
    parameters = {}
    for number, (before, units) in enumerate(pairwise(dims), 1):
        parameters[f"W{number}"] = rng.normal(size=(units, before)) * 0.7
        parameters[f"b{number}"] = rng.uniform(0.2, 0.7, size=(units, 1))
    Y = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)
    return rng.normal(size=(dims[0], m)), Y, parameters


def forward(X, parameters, D1=None, D2=None, keep=1.0) -> dict:
    """Every value of the forward pass, with given masks."""
    seen = dict(parameters)
    seen["Z1"] = parameters["W1"] @ X + parameters["b1"]
    seen["D1"] = D1
    seen["A1"] = maximum(0, seen["Z1"]) * (1 if D1 is None else D1 / keep)
    seen["Z2"] = parameters["W2"] @ seen["A1"] + parameters["b2"]
    seen["D2"] = D2
    seen["A2"] = maximum(0, seen["Z2"]) * (1 if D2 is None else D2 / keep)
    seen["Z3"] = parameters["W3"] @ seen["A2"] + parameters["b3"]
    seen["A3"] = 1 / (1 + exp(-seen["Z3"]))
    return seen


# compute_cost_with_regularization


def cost_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(dims: list[int], m: int, lambd: float) -> Call:
        _, Y, parameters = network(rng, dims, m)
        A3 = rng.uniform(0.08, 0.92, size=(1, m))
        function = "compute_cost_with_regularization"
        return Call(function, A3, Y, parameters, lambd, compare=CLOSELY)

    return {
        "cost-example": [call([2, 3, 2, 1], 5, 0.1)],
        "cost-hidden": [call([4, 5, 3, 1], 7, 0.8), call([3, 6, 2, 1], 9, 2.5)],
        "cost-without": [call([3, 4, 2, 1], 6, 0.0)],
    }


# backward_propagation_with_regularization


def penalised_cases(rng: Generator) -> dict[str, list[Call]]:
    """In the first example the first feature is always 0, so its weights feel the penalty alone."""

    def call(dims: list[int], m: int, lambd: float, still: bool = False) -> Call:
        X, Y, parameters = network(rng, dims, m)
        if still:
            X[0] = 0.0
            parameters["W1"][0, 0] = 0.8
        seen = forward(X, parameters)
        cache = tuple(seen[name] for name in NAMES if name[0] != "D")
        function, judge = "backward_propagation_with_regularization", "judge_gradients"
        return Call(function, X, Y, cache, lambd, compare=CLOSELY, judge=judge)

    return {
        "penalised-example": [call([2, 3, 2, 1], 4, 0.5, still=True)],
        "penalised-hidden": [call([4, 5, 3, 1], 7, 0.7), call([3, 6, 2, 1], 9, 2.2)],
    }


def judge_gradients(grads, X, Y, cache, strength) -> dict[str, object]:
    """The slopes of the parameters. Whatever else the dictionary holds, dZ for instance, is free."""
    if not isinstance(grads, dict):
        return {"return": said(ja="辞書ではない", en="no dictionary")}
    wanted = [f"d{kind}{layer}" for layer in (1, 2, 3) for kind in "Wb"]
    return {name: grads[name] for name in wanted if name in grads}


# forward_propagation_with_dropout: judged, whatever generator was used


def dropping_cases(rng: Generator) -> dict[str, list[Call]]:
    """Large layers, so that the share of kept units can be measured; and none dropped at all."""

    def call(dims: list[int], m: int, keep: float, seed: int) -> Call:
        X, _, parameters = network(rng, dims, m)
        function, judge = "forward_propagation_with_dropout", "judge_dropout"
        return Call(function, X, parameters, keep, compare=CLOSELY, judge=judge, seed=seed)

    keep = float(rng.uniform(0.3, 0.45))
    return {
        "dropout-example": [call([3, 2, 3, 1], 5, 0.8, 2)],
        "dropout-hidden": [call([5, 40, 30, 1], 50, 0.8, 3), call([4, 30, 50, 1], 40, keep, 4)],
        "dropout-nothing": [call([3, 4, 6, 1], 7, 1.0, 5)],
    }


def judge_dropout(returned, X, parameters, keep_prob) -> dict[str, object]:
    """Say of every part whether it follows from the ones before, and of the masks what they are."""
    A3, cache = returned
    if len(cache) != len(NAMES):
        return {"len(cache)": len(cache)}
    seen = dict(zip(NAMES, cache, strict=True))
    masks = [asarray(seen[name], dtype=float) for name in ("D1", "D2")]
    right = following(X, parameters, seen, masks, keep_prob)
    found: dict[str, object] = {
        name: RIGHT if agrees(seen[name], right[name]) else ASTRAY
        for name in NAMES
        if name not in ("D1", "D2")
    }
    for A, Z, mask in (("A1", "Z1", masks[0]), ("A2", "Z2", masks[1])):
        if found[A] != RIGHT:
            found[A] = about_units(asarray(seen[A], float), asarray(seen[Z], float), mask)
    found["D1"] = about_mask(masks[0], right["Z1"].shape, keep_prob)
    found["D2"] = about_mask(masks[1], right["Z2"].shape, keep_prob)
    found["return[0]"] = RIGHT if agrees(A3, right["A3"]) else ASTRAY
    # Without dropout nothing is left to chance, and the numbers themselves can be compared.
    return {**found, "A3 (keep_prob = 1)": asarray(A3)} if keep_prob == 1 else found


def following(X, parameters, seen, masks, keep_prob) -> dict:
    """What each part should be, given the parts before it as they were returned."""
    p, (A1, A2) = parameters, (asarray(seen[name], dtype=float) for name in ("A1", "A2"))
    Z1, Z2, Z3 = (asarray(seen[name], dtype=float) for name in ("Z1", "Z2", "Z3"))
    return {
        **p,
        "Z1": p["W1"] @ X + p["b1"],
        "A1": maximum(0, Z1) * masks[0] / keep_prob,
        "Z2": p["W2"] @ A1 + p["b2"],
        "A2": maximum(0, Z2) * masks[1] / keep_prob,
        "Z3": p["W3"] @ A2 + p["b3"],
        "A3": 1 / (1 + exp(-Z3)),
    }


def about_units(A, Z, mask) -> dict[str, str]:
    """What became of the output of ReLU: at the units kept, and at those at rest."""
    if A.shape != Z.shape:
        return said(ja=f"形 {A.shape}", en=f"shape {A.shape}")
    active = (Z > 0) & (mask > 0)
    factors = A[active] / Z[active]
    factor = f"{factors.mean():.3g}" if factors.size else "-"
    if abs(A[(Z > 0) & (mask == 0)]).sum():
        return said(
            ja=f"休むはずのユニットが 0 でない（働くユニットは {factor} 倍）",
            en=f"units at rest are not 0 (those at work: times {factor})",
        )
    if factors.size and factors.std() < 1e-6:
        return said(ja=f"ReLU の出力の {factor} 倍", en=f"{factor} times the output of ReLU")
    return ASTRAY


def agrees(value, expected) -> bool:
    found = asarray(value, dtype=float)
    return found.shape == expected.shape and allclose(found, expected, rtol=1e-6, atol=1e-9)


def about_mask(mask, shape, keep_prob) -> dict[str, str]:
    """Shape, entries, share of ones; and whether units and examples are dropped one by one."""
    if mask.shape != shape:
        return said(ja=f"形 {mask.shape}", en=f"shape {mask.shape}")
    if not isin(mask, (0, 1)).all():
        return said(ja="0 と 1 以外の値がある", en="not only 0 and 1")
    if keep_prob == 1:
        kept = mask.all()
        return RIGHT if kept else said(ja="休むユニットがある", en="some units rest")
    if mask.size < ENOUGH:
        return RIGHT
    if (mask == mask[:, :1]).all() or (mask == mask[:1]).all():
        return said(ja="行または列ごとに同じ", en="whole rows or columns alike")
    room = CHANCE * (keep_prob * (1 - keep_prob) / mask.size) ** 0.5
    share = mask.mean()
    if abs(share - keep_prob) < room:
        return RIGHT
    return said(ja=f"1 の割合が {share:.2f}", en=f"a share of {share:.2f} kept")


# backward_propagation_with_dropout


def dropped_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(dims: list[int], m: int, keep: float) -> Call:
        X, Y, parameters = network(rng, dims, m)
        masks = [rng.permutation(linspace(0, 1, n * m) < keep).reshape(n, m) for n in dims[1:3]]
        seen = forward(X, parameters, *masks, keep=keep)
        cache = tuple(seen[name] for name in NAMES)
        function, judge = "backward_propagation_with_dropout", "judge_gradients"
        return Call(function, X, Y, cache, keep, compare=CLOSELY, judge=judge)

    return {
        "dropped-example": [call([2, 3, 2, 1], 5, 0.7)],
        "dropped-hidden": [call([4, 5, 3, 1], 8, 0.6), call([3, 6, 4, 1], 9, 0.85)],
    }
