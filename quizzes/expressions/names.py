"""Names in formulas: Greek letters, functions, and one spelling for each."""

import re

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
FUNCTIONS = {
    "exp": "exp", "log": "ln", "ln": "ln", "sqrt": "sqrt", "√": "sqrt", "abs": "abs",
    "sin": "sin", "cos": "cos", "tan": "tan", "tanh": "tanh", "sigmoid": "sigmoid",
    "sigma": "sigmoid", "relu": "relu", "max": "max", "min": "min",
}  # fmt: skip
"""What may stand before a bracket, and what it means. `log` is the natural logarithm."""
CONSTANTS = {"e": 2.718281828459045, "pi": 3.141592653589793}
ARGUMENTS = {"max": 2, "min": 2}
"""How many arguments a function takes; one unless said here."""


def canonical(name: str) -> str:
    """One spelling: `α` is `alpha`, `w_1`, `w_{1}` and `w1` are `w1`."""
    bare = re.sub(r"[_{}]", "", name)
    return "".join(GREEK.get(letter, letter) for letter in bare)


def split(name: str, known: frozenset[str]) -> list[str] | None:
    """`wx` as `w`, `x` when these are known names; the longest name wins. None if it has no split.

    >>> split("dwx", frozenset({"d", "dw", "x"}))
    ['dw', 'x']
    """
    ends: dict[int, list[str]] = {0: []}
    for end in range(1, len(name) + 1):
        for start in range(end):  # the earliest start is the longest last name
            if start in ends and name[start:end] in known:
                ends[end] = [*ends[start], name[start:end]]
                break
    return ends.get(len(name))
