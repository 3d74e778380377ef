"""A formula as LaTeX, so that learners see how what they typed was understood."""

import re

from quizzes.expressions.names import GREEK
from quizzes.expressions.tree import Call, Name, Node, Number

_STRENGTH = {"+": 1, "-": 1, "neg": 2, "*": 3, "/": 5, "^": 4}
_GREEK_NAMES = set(GREEK.values())
_COMMANDS = {
    "exp": r"\exp", "ln": r"\ln", "sin": r"\sin", "cos": r"\cos", "tan": r"\tan",
    "tanh": r"\tanh", "sigmoid": r"\sigma", "max": r"\max", "min": r"\min",
    "relu": r"\operatorname{ReLU}",
}  # fmt: skip
_PLAIN = re.compile(r"\A([^\W\d]+?)(\d+)\Z")


def latex(node: Node) -> str:
    """LaTeX for the formula; only letters, digits and our own commands are in it."""
    if isinstance(node, Number):
        return _number(node.text)
    if isinstance(node, Name):
        return _name(node.name)
    return _call(node)


def _number(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa


def _name(name: str) -> str:
    found = _PLAIN.match(name)
    if found:
        return rf"{_name(found[1])}_{{{found[2]}}}"
    if name in _GREEK_NAMES:
        return rf"\{name}"
    return name if len(name) == 1 else rf"\mathit{{{name}}}"


def _call(node: Call) -> str:
    parts = node.arguments
    match node.operator:
        case "+" | "-":
            right = _bracketed(parts[1], 1 if node.operator == "+" else 3)
            return f"{latex(parts[0])} {node.operator} {_no_sign(parts[1], right)}"
        case "neg":
            return f"-{_bracketed(parts[0], 3)}"
        case "*":
            return _product(parts[0], parts[1])
        case "/":
            return rf"\frac{{{latex(parts[0])}}}{{{latex(parts[1])}}}"
        case "^":
            return f"{_base(parts[0])}^{{{latex(parts[1])}}}"
        case "sqrt":
            return rf"\sqrt{{{latex(parts[0])}}}"
        case "abs":
            return rf"\left|{latex(parts[0])}\right|"
    inside = ", ".join(map(latex, parts))
    return rf"{_COMMANDS[node.operator]}\left({inside}\right)"


def _no_sign(part: Node, text: str) -> str:
    """A sign may not follow a sign."""
    return rf"\left({text}\right)" if text.startswith("-") else text


def _product(left: Node, right: Node) -> str:
    texts = _bracketed(left, 3), _no_sign(right, _bracketed(right, 3))
    between = r" \cdot " if texts[1][:1].isdigit() or texts[1][:5] == r"\frac" else r" \, "
    return between.join(texts)


def _bracketed(part: Node, strength: int) -> str:
    weak = isinstance(part, Call) and _STRENGTH.get(part.operator, 9) < strength
    return rf"\left({latex(part)}\right)" if weak else latex(part)


def _base(part: Node) -> str:
    simple = isinstance(part, Name) or (isinstance(part, Number) and "e" not in part.text)
    return latex(part) if simple else rf"\left({latex(part)}\right)"
