"""From what was typed to a tree. Recursive descent; what may mean two things is asked for again.

sum     = product (("+" | "-") product)*
product = signed (("*" | "/" | nothing) signed)*        nothing: 2x, x(1 - x), w x
signed  = ("+" | "-") signed | power
power   = atom ("^" signed)?
atom    = number | name | function "(" sum ("," sum)* ")" | "(" sum ")"
"""

from collections.abc import Collection

from quizzes.expressions.names import ARGUMENTS, CONSTANTS, FUNCTIONS, canonical, split
from quizzes.expressions.tokens import Token, tokens
from quizzes.expressions.tree import Call, Name, Node, Number
from quizzes.unreadable import Unreadable

DEEPEST = 40


def parse(text: str, variables: Collection[str]) -> Node:
    """The formula in `text` over these variables (in canonical spelling).

    Raises Unreadable: "expression" (no formula), "expression_name" (another variable),
    "expression_function" (no brackets), "expression_division" (`1/2x`), "expression_long".
    """
    if not text.strip():
        raise Unreadable("empty")
    reader = _Reader(tokens(text), frozenset(variables))
    node = reader.sum(0)
    if reader.here.kind != "end":
        raise Unreadable("expression")
    return node


class _Reader:
    def __init__(self, pieces: list[Token], variables: frozenset[str]) -> None:
        self.pieces, self.place = pieces, 0
        self.joined = 0  # names written together so far, such as wx
        self.known = variables | {name for name in CONSTANTS if name not in variables}

    @property
    def here(self) -> Token:
        return self.pieces[self.place]

    def sees(self, *signs: str) -> bool:
        return self.here.kind == "sign" and self.here.text in signs

    def take(self) -> Token:
        self.place += 1
        return self.pieces[self.place - 1]

    def expect(self, sign: str) -> None:
        if not self.sees(sign):
            raise Unreadable("expression")
        self.take()

    def sum(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise Unreadable("expression_long")
        node = self.product(depth)
        while self.sees("+", "-"):
            sign = self.take().text
            node = Call(sign, (node, self.product(depth)))
        return node

    def product(self, depth: int) -> Node:
        node = self.signed(depth)
        divided = False
        while True:
            if self.sees("*", "/"):
                sign = self.take().text
                divided = sign == "/"
            elif self.starts_factor():
                if divided:
                    raise Unreadable("expression_division")
                sign = "*"
            else:
                return node
            before = self.joined
            factor = self.signed(depth)
            if sign == "/" and self.joined > before:
                raise Unreadable("expression_division")
            node = Call(sign, (node, factor))

    def starts_factor(self) -> bool:
        return self.here.kind in ("number", "name") or self.sees("(")

    def signed(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise Unreadable("expression_long")
        if self.sees("-"):
            self.take()
            return Call("neg", (self.signed(depth + 1),))
        if self.sees("+"):
            self.take()
            return self.signed(depth + 1)
        return self.power(depth)

    def power(self, depth: int) -> Node:
        parts = self.atom(depth)
        if self.sees("^"):
            self.take()
            parts[-1] = Call("^", (parts[-1], self.signed(depth + 1)))
        node = parts[0]
        for part in parts[1:]:
            self.joined += 1
            node = Call("*", (node, part))
        return node

    def atom(self, depth: int) -> list[Node]:
        """One thing, or several names written together (`wx`), of which a power takes the last."""
        if self.here.kind == "number":
            text = self.take().text
            return [Number(float(text), text)]
        if self.here.kind == "name":
            return self.named(depth)
        self.expect("(")
        node = self.sum(depth + 1)
        self.expect(")")
        return [node]

    def named(self, depth: int) -> list[Node]:
        name = canonical(self.take().text)
        calls = self.sees("(")
        if name in self.known and not (calls and name in FUNCTIONS):
            return [Name(name)]
        if name in FUNCTIONS or name.lower() in FUNCTIONS:
            if not calls:
                raise Unreadable("expression_function")
            return [self.call(FUNCTIONS.get(name) or FUNCTIONS[name.lower()], depth)]
        parts = split(name, frozenset(self.known)) or split(name.lower(), frozenset(self.known))
        if parts is None:
            raise Unreadable("expression_name")
        return [Name(part) for part in parts]

    def call(self, function: str, depth: int) -> Node:
        self.expect("(")
        arguments = [self.sum(depth + 1)]
        while self.sees(","):
            self.take()
            arguments.append(self.sum(depth + 1))
        self.expect(")")
        if len(arguments) != ARGUMENTS.get(function, 1):
            raise Unreadable("expression")
        return Call(function, tuple(arguments))
