"""The core of a message: without colours, wrappers and the libraries' own details."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_MESSAGE = 4000
ANSI = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]|(?<=\n)\[[0-9]{1,2}m|\[0m|\[[13][0-9]?m")
KERAS_CALL = re.compile(r"^(?:Exception|Error) encountered (?:when calling|in) [^\n]{1,200}\n+")
KERAS_ARGUMENTS = re.compile(r"\n+(?:Arguments|Call arguments) received by [^\n]{1,200}:\n")
USER_CODE = re.compile(r"^(?:Exception encountered[^\n]{1,200}\n+)?in user code:\n")
RAISED = re.compile(r"\n[ \t]+([A-Za-z_][\w.]{2,80}): ([^\n]*(?:\n(?![ \t]+File )[^\n]*)*)")
NODE_NAME = re.compile(r"\{\{(?:function_)?node [^}\n]{1,300}\}\} ?")
OPERATION = re.compile(r"\[Op:(\w{1,60})\](?: name:.*)?")
FRAME_LINE = re.compile(
    r'^[ \t]*(?:File "[^\n]*|Detected at node[^\n]*|Node: [^\n]*)$', re.MULTILINE
)


@dataclass(frozen=True)
class Core:
    """The sentence that matters, the type it came with, and TensorFlow's operation if named."""

    type: str
    text: str
    operation: str = ""


def core_of(kind: str, message: str) -> Core:
    """Unwrap Keras's and AutoGraph's wrappers; linear in a message that is cut first."""
    text = ANSI.sub("", message[:MAX_MESSAGE]).strip()
    for _ in range(3):
        unwrapped = _without_keras(text)
        if USER_CODE.match(unwrapped):
            kind, unwrapped = _from_user_code(kind, unwrapped)
        if unwrapped == text:
            break
        text = unwrapped
    if text.startswith("Graph execution error:"):
        text = _from_graph(text)
    operation = OPERATION.search(text)
    text = OPERATION.sub("", NODE_NAME.sub("", text))
    return Core(kind, " ".join(text.split()), operation.group(1) if operation else "")


def _without_keras(text: str) -> str:
    text = KERAS_CALL.sub("", text)
    arguments = KERAS_ARGUMENTS.search(text)
    return (text[: arguments.start()] if arguments else text).strip()


def _from_user_code(kind: str, text: str) -> tuple[str, str]:
    raised = list(RAISED.finditer(text))
    if not raised:
        return kind, text.split(":", 1)[1].strip()
    last = raised[-1]
    return last.group(1), last.group(2).strip()


def _from_graph(text: str) -> str:
    """What follows the last quoted frame; where none is quoted, everything after the heading."""
    frames = list(FRAME_LINE.finditer(text))
    rest = text[frames[-1].end() :] if frames else text.removeprefix("Graph execution error:")
    return rest.split("\n\t [[")[0].strip() or text
