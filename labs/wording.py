"""What verdicts, errors and limits mean, in sentences for learners. Pure: codes to words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from config.problems import Text
from labs.queues.routing import Place

VERDICTS: Final[dict[str, Text]] = {
    "passed": gettext_lazy("Passed"),
    "wrong": gettext_lazy("Wrong"),
    "error": gettext_lazy("Error"),
    "time_limit": gettext_lazy("Out of time"),
    "memory_limit": gettext_lazy("Out of memory"),
    "output_limit": gettext_lazy("Too much output"),
    "crashed": gettext_lazy("Crashed"),
    "not_attempted": gettext_lazy("Not attempted"),
    "our_failure": gettext_lazy("Our fault"),
    "variation": gettext_lazy("One more step"),
}

# What happened; placeholders are the error's parameters.
ERRORS: Final[dict[str, Text]] = {
    "empty_source": gettext_lazy("There is no code yet, only blank lines or comments."),
    "source_too_large": gettext_lazy("The code is longer than %(allowed_kib)s KiB."),
    "null_byte": gettext_lazy("Line %(line)s has an invisible null byte at character %(column)s."),
    "lone_surrogate": gettext_lazy(
        "Line %(line)s has a damaged character (half of a pair) at character %(column)s."
    ),
    "direction_control": gettext_lazy(
        "Line %(line)s has an invisible character that turns the reading direction "
        "(%(codepoint)s) at character %(column)s."
    ),
    "fullwidth_space": gettext_lazy(
        "Line %(line)s has a full-width space at character %(column)s. "
        "Python needs the half-width one."
    ),
    "fullwidth_character": gettext_lazy(
        "Line %(line)s has the full-width character %(character)s at character %(column)s. "
        "Python needs the half-width %(suggestion)s."
    ),
    "invisible_character": gettext_lazy(
        "Line %(line)s has an invisible character (%(codepoint)s) at character %(column)s. "
        "Delete it and type a normal space if one is needed."
    ),
    "lookalike_character": gettext_lazy(
        "Line %(line)s has %(character)s at character %(column)s. Python needs %(suggestion)s."
    ),
    "indentation_error": gettext_lazy("The indentation of line %(line)s does not fit."),
    "syntax_error": gettext_lazy("Python cannot read line %(line)s."),
    "exit_called": gettext_lazy("The program ended itself with exit() or an interrupt."),
    "not_implemented": gettext_lazy("This function is not written yet."),
    "missing_function": gettext_lazy("There is no function named %(function)s in your code."),
    "untouched_function": gettext_lazy("%(function)s is not written yet."),
    "wrong_signature": gettext_lazy("The function does not take the arguments that it is given."),
    "not_allowed": gettext_lazy(
        "The program tried something that is switched off here, such as the network, other "
        "programs or files outside its own folder."
    ),
    "process_killed": gettext_lazy("The program was ended by the system (%(signal)s)."),
    "process_aborted": gettext_lazy("The program stopped itself with abort() (%(signal)s)."),
    "process_ended": gettext_lazy(
        "The program ended before it returned a value (exit code %(exit_code)s)."
    ),
    "forged_answer": gettext_lazy("What came back was no value that we can read."),
    "exception": gettext_lazy("Python stopped with %(type)s."),
}

ADVICE: Final[dict[str, Text]] = {
    "indentation_error": gettext_lazy(
        "Lines of one block begin at the same column, four spaces deeper than the line above."
    ),
    "syntax_error": gettext_lazy(
        "Look for a missing colon, bracket or quotation mark there or in the line before."
    ),
    "exit_called": gettext_lazy("Take the call out; a function hands back its result with return."),
    "missing_function": gettext_lazy("Check the spelling, and that it is not inside another one."),
    "wrong_signature": gettext_lazy("Compare the line that begins with def with the instructions."),
    "process_aborted": gettext_lazy(
        "Libraries do that when they meet a state that must not occur; what they print says which."
    ),
    "process_killed": gettext_lazy("Very deep recursion or native code can cause this."),
}

EXCEPTIONS: Final[dict[str, Text]] = {
    "NameError": gettext_lazy("A name is used that nothing was assigned to. Check its spelling."),
    "UnboundLocalError": gettext_lazy("A variable is read before the function assigned to it."),
    "TypeError": gettext_lazy(
        "Values of these types do not go together here. None often means a missing return."
    ),
    "AttributeError": gettext_lazy(
        "This value has no such attribute. Print its type; None often means a missing return."
    ),
    "IndexError": gettext_lazy("An index goes past the end. Print the shape before that line."),
    "KeyError": gettext_lazy("The dictionary has no such key. Check its spelling."),
    "ZeroDivisionError": gettext_lazy("Something is divided by zero."),
    "ModuleNotFoundError": gettext_lazy(
        "This library is not there. NumPy is, and TensorFlow in the labs that use it."
    ),
    "RecursionError": gettext_lazy("The function calls itself without end."),
    "AssertionError": gettext_lazy("An assert in your code does not hold."),
    "MemoryError": gettext_lazy("An array became far larger than needed. Print the shapes."),
}
SHAPES: Final = gettext_lazy(
    "The shapes of two arrays do not fit together. Print both shapes before that line."
)

LIMITS: Final[dict[str, Text]] = {
    "cpu": gettext_lazy("It computed for %(reached)s s; %(allowed)s s are allowed."),
    "wall": gettext_lazy("It took %(reached)s s; %(allowed)s s are allowed."),
    "total_cpu": gettext_lazy(
        "All checks together computed for %(reached)s s; %(allowed)s s are allowed."
    ),
    "total_wall": gettext_lazy(
        "All checks together took %(reached)s s; %(allowed)s s are allowed."
    ),
    "memory": gettext_lazy("It reached %(reached)s MB of memory; %(allowed)s MB are allowed."),
    "asked": gettext_lazy(
        "It asked for %(reached)s MB of memory in all; %(allowed)s MB are allowed."
    ),
    "output": gettext_lazy("It printed %(reached)s KB; %(allowed)s KB are allowed."),
    "result": gettext_lazy("It returned %(reached)s KB; %(allowed)s KB are allowed."),
    "threads": gettext_lazy("It started more than %(allowed)s threads or processes."),
}
LIMIT_ADVICE: Final[dict[str, Text]] = {
    "cpu": gettext_lazy("Is there a loop that never ends, or one that NumPy could do at once?"),
    "wall": gettext_lazy("Does the code wait for something, such as input() or sleep()?"),
    "memory": gettext_lazy("Did an array grow far larger than meant? Print its shape."),
    "output": gettext_lazy("Is there a print inside a long loop?"),
}


def verdict_text(verdict: str) -> str:
    """One or two words for a verdict."""
    return str(VERDICTS.get(verdict, verdict))


def error_text(error: Mapping[str, Any]) -> str:
    """What happened, in one sentence."""
    code = str(error.get("code") or "exception")
    params = {"type": error.get("type"), "line": error.get("line"), **error.get("params", {})}
    if code == "fullwidth_character" and params.get("codepoint") == "U+3000":
        code = "fullwidth_space"
    if code == "source_too_large":
        params["allowed_kib"] = int(params.get("allowed", 0)) // 1024
    text = str(ERRORS.get(code, ERRORS["exception"]))
    return text % _Lenient(params)


class _Lenient(dict[str, Any]):
    """Parameters of which some may be missing, since older rows stay as they are."""

    def __missing__(self, key: str) -> str:
        return "?"


def error_advice(error: Mapping[str, Any]) -> str:
    """What to try, in one sentence; "" when there is nothing better than the message itself."""
    code, kind = str(error.get("code")), str(error.get("type"))
    if code in ADVICE:
        return str(ADVICE[code])
    message = str(error.get("message", ""))
    if kind in ("ValueError", "InvalidArgumentError") and _is_about_shapes(message):
        return str(SHAPES)
    return str(EXCEPTIONS.get(kind, ""))


def _is_about_shapes(message: str) -> bool:
    return any(word in message for word in ("broadcast", "matmul", "shapes (", "aligned", "shape"))


def limit_text(limit: Mapping[str, Any]) -> str:
    """How far it got and what was allowed."""
    words = {"reached": number(limit.get("reached")), "allowed": number(limit.get("allowed"))}
    kind = "asked" if limit.get("asked") else str(limit.get("kind"))
    return str(LIMITS.get(kind, LIMITS["wall"])) % words


def limit_advice(limit: Mapping[str, Any]) -> str:
    """What to look for; "" when there is nothing to say."""
    return str(LIMIT_ADVICE.get(str(limit.get("kind")).removeprefix("total_"), ""))


def number(value: Any, digits: int = 3) -> str:
    """A figure as people write it: three significant digits, no exponent below a million."""
    if not isinstance(value, (int, float)):
        return "–"
    if abs(value) >= 1_000_000 or 0 < abs(value) < 0.001:
        return f"{value:.{digits - 1}e}"
    return f"{value:.0f}" if abs(value) >= 10**digits else f"{value:.{digits}g}"


def duration(milliseconds: float | None) -> str:
    """A time, in the unit that suits it."""
    if milliseconds is None:
        return ""
    if milliseconds < 1000:
        return _("%(ms)s ms") % {"ms": number(milliseconds, 2)}
    return _("%(s)s s") % {"s": number(milliseconds / 1000)}


# --- queues ---------------------------------------------------------------------------------------


def state_message(state: str, *, place: Place | None, queue: str) -> str:
    """Where a submission is, in a sentence or two. ``place``: while it waits."""
    if state == "running":
        return _("Running on a worker of the GPU queue.") if queue == "gpu" else _("Running.")
    if state == "cancelled":
        return _("Cancelled.")
    if state == "finished" or place is None:
        return _("Finished.")
    if place.seconds is None and place.position == 1:
        return _starts(place)
    return f"{_before(place.position - 1)}{_sentence_space()}{_starts(place)}"


def _before(count: int) -> str:
    if count < 1:
        return _("Next in the queue.")
    return ngettext(
        "Waiting: %(count)s run is before yours.",
        "Waiting: %(count)s runs are before yours.",
        count,
    ) % {"count": count}


def _sentence_space() -> str:
    """What stands between two sentences: nothing in Japanese."""
    return "" if get_language() == "ja" else " "


def _starts(place: Place) -> str:
    if place.seconds is None and place.starting:
        return _("A grading worker is starting up and takes it in a moment.")
    if place.seconds is None:
        return _(
            "No grading worker is running right now. Your code is kept and starts when one returns."
        )
    if place.seconds <= 5:
        return _("It starts within a few seconds.")
    if place.seconds < 90:
        return _("It starts in about %(count)s seconds.") % {"count": place.seconds}
    minutes = -(-place.seconds // 60)
    return _("It starts in about %(count)s minutes.") % {"count": minutes}


ROUTES: Final[dict[str, Text]] = {
    "only_cpu": gettext_lazy("This lab runs on the CPU."),
    "gpu_alive": gettext_lazy("This lab runs on a worker of the GPU queue."),
    "gpu_away": gettext_lazy(
        "This lab can use a GPU, but no GPU worker is there, so it runs on the CPU in a smaller "
        "size."
    ),
    "nobody_alive": gettext_lazy(
        "No grading worker is running right now. You can write and hand in; your code is graded "
        "as soon as one is back."
    ),
}


def route_text(reason: str) -> str:
    """Where a submission would run, before it is handed in."""
    return str(ROUTES[reason])
