"""Ten checks of one call each, on small arrays: what is measured is the grading, not the lab."""

from authoring import Call


def cases(rng):
    """Return one call for every check."""
    calls = {}
    for number in range(1, 11):
        X, w = rng.normal(size=(20 + number, 5)), rng.normal(size=(5, 1))
        y = rng.normal(size=(20 + number, 1))
        call = [Call("standardise", X), Call("sigmoid", X @ w), Call("cost", w, X, y)]
        calls[f"check-{number}"] = [call[(number - 1) % 3]]
    return calls
