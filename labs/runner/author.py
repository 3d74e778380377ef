"""The author's child: runs checks.py, solution.py and mistakes.py of a lab for one seed.

The author's code is trusted to be honest but not to be right: it runs under the same confinement,
and whatever goes wrong comes back as an error frame.
"""

from __future__ import annotations

import gc
import inspect
import re
import sys
from dataclasses import replace
from typing import Any

import numpy as np

from labs.runner import authoring, child, learner, offering, protocol, values
from labs.runner.plain import plain

FOLDER = f"{child.BOX}/lab"
MAX_SUMMARY = 160


def main(orders: int, results: int, limit: int) -> None:
    """Answer the worker's orders about one lab until it hangs up."""
    gc.enable()
    desk = Desk(child.Wire(orders, results, limit))
    handlers = {
        protocol.LOAD: desk.load,
        protocol.CASES: desk.cases,
        protocol.MISTAKES: desk.mistakes,
        protocol.BASELINE: desk.baseline,
        protocol.EVALUATE: desk.evaluate,
    }
    while True:
        kind, head, desk.payload = desk.wire.read()
        desk.body = b""
        token = {"token": head["token"]}
        try:
            handlers[kind](head)
            child.flush()
            desk.wire.write(protocol.RETURNED, {**token, **desk.answer}, desk.body)
        except BaseException as error:
            child.flush()
            desk.wire.write(protocol.RAISED, {**token, "error": child.describe(error, FOLDER)})


class Desk:
    """The state of one author's child: the loaded files and the calls of one seed."""

    def __init__(self, wire: child.Wire) -> None:
        self.wire = wire
        self.payload = self.body = b""
        self.slow_value: Any = None
        self.answer: dict[str, Any] = {}
        self.calls: list[tuple[str, authoring.Call, bytes]] = []
        self.modules: dict[str, Any] = {}

    def load(self, head: dict[str, Any]) -> None:
        """Run the files as modules named after themselves; `authoring` is the API they import."""
        sys.modules["authoring"] = authoring
        for name in ("solution", "checks", "mistakes"):
            source = head["files"].get(f"{name}.py")
            if source is not None:
                self.modules[name] = child.load_module(name, source, f"{FOLDER}/{name}.py")
        mistakes = getattr(self.modules.get("mistakes"), "MISTAKES", {})
        starter = head["files"].get("starter.py", "")
        self.answer = {
            "mistakes": {key: _mistake(item) for key, item in mistakes.items()},
            "starter": learner.outline(starter),
        }

    def cases(self, head: dict[str, Any]) -> None:
        """Send every call of the seed with its arguments and, after it, the expected value."""
        self._make_calls(head["seed"])
        for index, (check, call, payload) in enumerate(self.calls):
            facts = {
                "index": index,
                "check": check,
                "function": call.function,
                "speedup": call.speedup,
                "seed": call.seed,
                "compare": call.compare.as_json(),
                "summary": summary(call),
                "judge": call.judge,
            }
            self.wire.write(protocol.MORE, facts, payload)
            if call.offered:
                spare = values.encode(call.offered, self.wire.limit, plain)
                self.wire.write(protocol.MORE, {"index": index, "offered": True}, spare)
            if not head.get("inputs_only"):
                expected = self._value(
                    getattr(self.modules["solution"], call.function), call, payload
                )
                self.wire.write(protocol.MORE, {"index": index, "expected": True}, expected)
        self.answer = {"calls": len(self.calls)}

    def _make_calls(self, seed: int) -> None:
        child.seed_everything(seed)
        cases = self.modules["checks"].cases(np.random.default_rng(seed))
        self.calls = [
            (check, call, values.encode(self._given(call), self.wire.limit, plain))
            for check, calls in cases.items()
            for call in calls
        ]
        for check, call, _payload in self.calls:
            if call.offered:
                self._see_offer(check, call)

    def _see_offer(self, check: str, call: authoring.Call) -> None:
        right = getattr(self.modules["solution"], call.function)
        for name in offering.needless(right, call.offered):
            raise ValueError(f"check {check} offers {name}, which {call.function} takes: pass it")

    def _given(self, call: authoring.Call) -> tuple[list[Any], dict[str, Any]]:
        """The arguments; where one is of the learner's own making, with the solution's beside."""
        args = [
            replace(arg, ours=self._made(arg)) if isinstance(arg, values.Own) else arg
            for arg in call.args
        ]
        return args, call.keywords

    def _made(self, own: values.Own) -> Any:
        return getattr(self.modules["solution"], own.function)(*own.args)[own.part]

    def _value(self, function: Any, call: authoring.Call, payload: bytes) -> bytes:
        args, keywords = child.arguments(payload, self.modules["solution"])
        child.seed_everything(call.seed)
        value = values.encode(function(*args, **keywords), self.wire.limit, plain)
        if call.judge is None:
            return value
        given, keywords = child.arguments(payload, self.modules["solution"])
        return self._judged(call.judge, (values.decode(value), *given), keywords)

    def _judged(self, judge: str, args: tuple[Any, ...], keywords: dict[str, Any]) -> bytes:
        verdict = getattr(self.modules["checks"], judge)(*args, **keywords)
        return values.encode(verdict, self.wire.limit, plain)

    def mistakes(self, head: dict[str, Any]) -> None:
        """Send what one mistake returns for every call of its function, or the error it raises.

        With `function`: what that right function returns while the mistake is in another.
        """
        self._make_calls(head["seed"])
        mistake_id = head["mistake"]
        mistake = self.modules["mistakes"].MISTAKES[mistake_id]
        wrong = stand_in(self.modules["mistakes"], mistake_id, mistake)
        setattr(self.modules["solution"], mistake.function, wrong)
        wanted = head.get("function") or mistake.function
        function = getattr(self.modules["solution"], wanted)
        for index, (_check, call, payload) in enumerate(self.calls):
            if call.function == wanted:
                self._send_mistake(index, function, call, payload)
        self.answer = {}

    def evaluate(self, head: dict[str, Any]) -> None:
        """Send what the right function returns for the arguments in the order's payload.

        With `judge`: what that function of checks.py says, given a result and the arguments.
        """
        if "judge" in head:
            arguments = child.arguments(self.payload, self.modules["solution"])
            said = self._judged(head["judge"], *arguments)
            self.wire.write(protocol.MORE, {}, said)
            self.answer = {}
            return
        call = authoring.Call(head["function"], seed=head["seed"])
        function = getattr(self.modules["solution"], call.function)
        self.wire.write(protocol.MORE, {}, self._value(function, call, self.payload))
        self.answer = {}

    def _send_mistake(self, index: int, wrong: Any, call: authoring.Call, payload: bytes) -> None:
        try:
            self.wire.write(protocol.MORE, {"index": index}, self._value(wrong, call, payload))
        except Exception as error:  # a mistake may well raise; that is how it is recognised
            facts = child.describe(error, FOLDER)
            self.wire.write(
                protocol.MORE, {"index": index, "error": [facts["type"], facts["message"]]}
            )

    def baseline(self, head: dict[str, Any]) -> None:
        """Run baseline_<function> for one call as a learner's child does; the guard measures it.

        With `echo`: take the arguments and hand over the same value again, and work out nothing.
        """
        _check, call, _payload = self.calls[head["index"]]
        args, keywords = child.arguments(self.payload, self.modules["solution"])
        child.seed_everything(call.seed)
        if not head.get("echo"):
            function = getattr(self.modules["checks"], f"baseline_{call.function}")
            self.slow_value = function(*args, **keywords)
        self.body = values.encode(self.slow_value, self.wire.limit, plain)
        self.answer = {}


def stand_in(module: Any, mistake_id: str, mistake: authoring.Mistake) -> Any:
    """The function of mistakes.py that takes the right one's place."""
    short = mistake_id.replace("-", "_")
    names = [mistake.uses] if mistake.uses else [f"{mistake.function}_{short}", short]
    for name in names:
        if callable(getattr(module, name, None)):
            return getattr(module, name)
    raise AttributeError(
        f"mistakes.py has no function {' or '.join(names)} for the mistake {mistake_id}"
    )


def _mistake(mistake: authoring.Mistake) -> dict[str, Any]:
    return {
        "function": mistake.function,
        "concept": mistake.concept,
        "title": mistake.title,
        "explanation": mistake.explanation,
        "section": mistake.section,
    }


def summary(call: authoring.Call) -> str:
    """The call as a learner may read it: small values as they are, arrays by their shape."""
    parts = [_short(value) for value in call.args]
    parts += [f"{name}={_short(value)}" for name, value in call.keywords.items()]
    return f"{call.function}({', '.join(parts)})"[: MAX_SUMMARY * 3]


def _short(value: Any) -> str:
    if isinstance(value, values.Own):
        return f"{value.function}(...)[{value.part}]"
    value = value.array if isinstance(value, values.Tensor) else value
    if isinstance(value, np.ndarray) and value.size > 6:
        return f"array(shape={value.shape})"
    if isinstance(value, np.ndarray):
        text = _entries(value)
    elif isinstance(value, float):
        text = repr(float(f"{value:.4g}"))
    else:
        text = inspect.cleandoc(repr(value)).replace("\n", "")
    return text if len(text) <= MAX_SUMMARY else f"{type(value).__name__}(...)"


def _entries(value: np.ndarray) -> str:
    """A small array in one line, without the spaces that put NumPy's columns under each other."""
    text = np.array2string(value, precision=4, separator=", ").replace("\n", " ")
    return re.sub(r"(?<=\[)\s+|\s+(?=[,\]])", "", re.sub(r"\s+", " ", text))
