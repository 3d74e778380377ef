"""YAML that remembers where each key was written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from curriculum.content.problems import ContentProblem

Model = TypeVar("Model", bound=BaseModel)
Step = str | int
Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Source:
    """A YAML file as plain data, with the line of every key and list entry."""

    file: str
    data: Any
    lines: Mapping[Steps, int] = field(default_factory=dict)

    def line(self, steps: Steps) -> int:
        """The line of a key, or of the nearest thing around it that exists."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def problem(self, steps: Steps, expected: str, found: str = "") -> ContentProblem:
        """A problem at that key."""
        return ContentProblem(self.file, self.line(steps), written(steps), expected, found)


def written(steps: Steps) -> str:
    """The steps as an author would write them: `items[3].options[0].feedback.ja`."""
    key = ""
    for step in steps:
        key += f"[{step}]" if isinstance(step, int) else f".{step}" if key else step
    return key


def read_source(path: Path, file: str) -> tuple[Source | None, list[ContentProblem]]:
    """Read a YAML file; a missing, unreadable or malformed one is a problem, not an exception."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, [ContentProblem(file, 1, "", "a file of this name", "none")]
    except (OSError, UnicodeDecodeError) as error:
        return None, [ContentProblem(file, 1, "", "a readable UTF-8 text file", str(error))]
    return parse(text, file)


def parse(text: str, file: str) -> tuple[Source | None, list[ContentProblem]]:
    """Parse YAML 1.2 text into data and positions."""
    yaml = YAML(typ="safe", pure=True)
    try:
        node = yaml.compose(text)
        again = _alias(node, set())
        if again:
            return None, [ContentProblem(file, again, "*", "values written out, no aliases")]
        data = None if node is None else yaml.constructor.construct_document(node)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return None, [ContentProblem(file, line, "", "valid YAML", _reason(error))]
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        return None, [ContentProblem(file, 1, "", "valid YAML", str(error))]
    return Source(file, data, dict(_lines(node, ()))), []


def _alias(node: Node | None, seen: set[int]) -> int:
    """Line of a value that an alias (`*name`) repeats, or 0.

    Aliases can make a few lines expand into gigabytes, or into themselves.
    """
    if node is None or isinstance(node, ScalarNode):
        return 0
    if id(node) in seen:
        return int(node.start_mark.line) + 1
    seen.add(id(node))
    pairs = node.value if isinstance(node, MappingNode) else [(child,) for child in node.value]
    return max((_alias(child, seen) for pair in pairs for child in pair), default=0)


def _reason(error: MarkedYAMLError) -> str:
    return " ".join(str(error.problem or error.context).split("\n")[0].split())


def _lines(node: Node | None, steps: Steps) -> Iterator[tuple[Steps, int]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            below = (*steps, str(key.value))
            yield below, key.start_mark.line + 1
            yield from _lines(value, below)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            below = (*steps, index)
            yield below, value.start_mark.line + 1
            yield from _lines(value, below)


def validate(source: Source, model: type[Model]) -> tuple[Model | None, list[ContentProblem]]:
    """Check the data against a schema; every violation comes back with its line and key."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, [_translated(source, model, item) for item in error.errors()]


def _translated(source: Source, model: type[BaseModel], error: Any) -> ContentProblem:
    steps, missing = _steps(source.data, error["loc"])
    kind = error["type"]
    if kind == "extra_forbidden":
        return source.problem(steps, _known_keys(model, error["loc"]), f"unknown key '{steps[-1]}'")
    if kind == "missing":
        return source.problem((*steps, missing), "this key, which is required", "nothing")
    found = "" if isinstance(error["input"], dict | list) else repr(error["input"])
    if kind == "string_type" and found:
        return source.problem(
            steps, "a text; what YAML reads as something else needs quotes", found
        )
    return source.problem(steps, error["msg"], found[:80])


def _steps(data: Any, location: tuple[Step, ...]) -> tuple[Steps, Step]:
    """Turn pydantic's location into a path in the file.

    Pydantic puts the tag of a union into the location; it is no key of the file and is left out.
    """
    steps: list[Step] = []
    for step in location:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
            steps.append(step)
    return tuple(steps), location[-1] if location else ""


def _known_keys(model: type[BaseModel], location: tuple[Step, ...]) -> str:
    known = sorted(_fields(model, location[:-1]))
    close = difflib.get_close_matches(str(location[-1]), known, n=1)
    hint = f"; did you mean '{close[0]}'?" if close else ""
    return f"one of the keys {', '.join(known)}{hint}" if known else "a known key"


def _fields(annotation: Any, location: tuple[Step, ...]) -> set[str]:
    """Names of the fields that a schema allows at a location."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not location:
            return {info.alias or name for name, info in annotation.model_fields.items()}
        for name, info in annotation.model_fields.items():
            if location[0] in (name, info.alias):
                return _fields(info.annotation, location[1:])
        return _fields(annotation, location[1:]) if _has_tag(annotation, location[0]) else set()
    return set().union(*(_fields(part, rest) for part, rest in _below(annotation, location)))


def _below(annotation: Any, location: tuple[Step, ...]) -> Iterator[tuple[Any, tuple[Step, ...]]]:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield parts[0], location
    elif origin in (Union, UnionType):
        tagged = [part for part in parts if location and _has_tag(part, location[0])]
        yield from ((part, location) for part in tagged or parts)
    elif origin is not None and origin is not Literal and location:
        yield parts[-1], location[1:]


def _has_tag(annotation: Any, tag: Step) -> bool:
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return False
    infos = annotation.model_fields.values()
    return any(tag in get_args(i.annotation) for i in infos if get_origin(i.annotation) is Literal)
