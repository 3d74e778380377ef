"""Rules about calls: arguments, methods of models and arrays, names of files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from labs.diagnosis.api_changes import by_hand
from labs.diagnosis.api_changes.findings import Edit, Finding, Kind
from labs.diagnosis.api_changes.names import Scope
from labs.diagnosis.api_changes.tables import change_of, keywords_of, library_of
from labs.diagnosis.api_changes.text import Place, Text
from labs.diagnosis.api_changes.walking import walk
from labs.diagnosis.api_changes.wording import message, short

KERAS = ("keras", "tensorflow")
OLD_FILES = (".h5", ".hdf5")


@dataclass(frozen=True)
class File:
    """What is true of the whole file."""

    libraries: frozenset[str]
    defined: frozenset[str]
    used: frozenset[str]

    @classmethod
    def of(cls, tree: ast.Module) -> File:
        """Look through all nodes once."""
        libraries, defined, used = set(), set(), set()
        for node in walk(tree):
            if isinstance(node, ast.Import):
                libraries |= {one.name.split(".", 1)[0] for one in node.names}
                used |= {one.asname or one.name.split(".", 1)[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                libraries.add((node.module or "").split(".", 1)[0])
                used |= {one.asname or one.name for one in node.names}
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                defined.add(node.name)
            elif isinstance(node, ast.Name):
                used.add(node.id)
            elif isinstance(node, ast.arg):
                used.add(node.arg)
        return cls(frozenset(libraries), frozenset(defined), frozenset(used))

    @property
    def keras(self) -> bool:
        """Whether a `.fit` here may be that of a Keras model, and of nothing else."""
        return bool(self.libraries.intersection(KERAS)) and "sklearn" not in self.libraries

    def names_anything(self, name: str) -> bool:
        """Whether a name is taken."""
        return name in self.used or name in self.defined


def call(node: ast.Call, scope: Scope, text: Text, file: File) -> Iterator[Finding]:
    """What is old about one call, apart from the name of the function."""
    path = scope.resolve(node.func)
    if path:
        yield from _arguments(node, path, text)
        if path.endswith("callbacks.ModelCheckpoint"):
            yield from _checkpoint(node, text)
    elif isinstance(node.func, ast.Attribute) and node.func.attr not in file.defined:
        yield from _method(node, node.func, scope, text, file)


def attribute(node: ast.Attribute, scope: Scope, text: Text, file: File) -> Iterator[Finding]:
    """`model.optimizer.lr`."""
    inner = node.value
    if not (file.keras and isinstance(inner, ast.Attribute)) or scope.resolve(node):
        return
    if node.attr == "lr" and inner.attr == "optimizer":
        yield _finding(
            "attribute_renamed", text.place(node), "Keras", "lr", "learning_rate",
            edits=_last_name(node, text, "learning_rate"),
        )  # fmt: skip


# --- arguments ------------------------------------------------------------------------------------


def _arguments(node: ast.Call, path: str, text: Text) -> Iterator[Finding]:
    change = change_of(path)
    known = keywords_of(path) or (keywords_of(change.new) if change and change.safe else {})
    for keyword in node.keywords:
        if keyword.arg in known:
            yield _argument(keyword, path, known[keyword.arg], text)
    if path == "tensorflow.nn.dropout":
        yield from _keep_prob(node, path, text)


def _argument(keyword: ast.keyword, path: str, new: str, text: Text) -> Finding:
    old = keyword.arg or ""
    place = text.place(keyword)
    ignored = old in by_hand.IGNORED and library_of(path) == "Keras"
    if new:
        name = replace(place, end_line=place.line, end_column=place.column + len(old))
        edits = () if old in by_hand.NO_PLAIN_RENAME else (name.edit(new),)
    else:
        edit = text.without(place)
        edits = (edit,) if edit else ()
    kind: Kind = "argument_renamed" if new else "argument_removed"
    said = "argument_ignored" if ignored and not new else kind
    return _finding(
        kind, place, library_of(path), old, new,
        said=said, function=short(path), edits=edits, breaks=not ignored,
    )  # fmt: skip


def _keep_prob(node: ast.Call, path: str, text: Text) -> Iterator[Finding]:
    for keyword in node.keywords:
        if keyword.arg != "keep_prob":
            continue
        value = text.at(text.place(keyword.value))
        simple = isinstance(keyword.value, (ast.Name, ast.Constant))
        rate = f"rate=1 - {value if simple else f'({value})'}"
        place = text.place(keyword)
        yield _finding(
            "argument_renamed", place, "TensorFlow", "keep_prob", "rate",
            said="keep_prob", function=short(path), edits=(place.edit(rate),),
        )  # fmt: skip


# --- methods --------------------------------------------------------------------------------------


def _method(
    node: ast.Call, function: ast.Attribute, scope: Scope, text: Text, file: File
) -> Iterator[Finding]:
    name = function.attr
    if name in ("ptp", "itemset") and "numpy" in file.libraries:
        yield _array_method(node, function, scope, text)
    if not file.keras:
        return
    if name in by_hand.METHODS:
        yield _model_method(function, text)
    if name in ("fit", "evaluate", "predict") or name in by_hand.METHODS:
        yield from _fit_arguments(node, by_hand.METHODS.get(name, name), text)
    if name == "save_weights":
        yield from _file(node, text, ".weights.h5", "weights_file")
    if name == "save":
        yield from _file(node, text, ".keras", "model_file_old", only=OLD_FILES)


def _fit_arguments(node: ast.Call, method: str, text: Text) -> Iterator[Finding]:
    for keyword in node.keywords:
        if keyword.arg in by_hand.FIT_ARGUMENTS:
            new = by_hand.FIT_ARGUMENTS[keyword.arg]
            yield _argument(keyword, f"keras.Model.{method}", new, text)


def _model_method(function: ast.Attribute, text: Text) -> Finding:
    old = function.attr
    new = by_hand.METHODS[old]
    kind: Kind = "method_renamed" if new else "method_removed"
    edits = _last_name(function, text, new) if new else ()
    return _finding(kind, text.place(function), "Keras", old, new, edits=edits)


def _array_method(node: ast.Call, function: ast.Attribute, scope: Scope, text: Text) -> Finding:
    """a.ptp(axis=0) -> np.ptp(a, axis=0); a.itemset(...) is left to a person."""
    whole = text.place(node)
    edits: tuple[Edit, ...] = ()
    name = scope.spell("numpy.ptp")
    value = text.at(text.place(function.value))
    given = text.at(whole).removeprefix(f"{value}.ptp(")
    if function.attr == "ptp" and name and given != text.at(whole):
        edits = (whole.edit(f"{name}({value}{'' if given == ')' else ', '}{given}"),)
    new = "numpy.ptp" if function.attr == "ptp" else ""
    return _finding(
        "method_renamed" if new else "method_removed", text.place(function), "NumPy",
        function.attr, new, said="array_method", edits=edits,
    )  # fmt: skip


def _last_name(node: ast.Attribute, text: Text, new: str) -> tuple[Edit, ...]:
    """Replace the name after the last dot, if it stands where the tree says."""
    place = text.place(node)
    name = replace(place, line=place.end_line, column=place.end_column - len(node.attr))
    return (name.edit(new),) if text.at(name) == node.attr else ()


# --- files ----------------------------------------------------------------------------------------


def _checkpoint(node: ast.Call, text: Text) -> Iterator[Finding]:
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    weights = given.get("save_weights_only")
    only = isinstance(weights, ast.Constant) and weights.value is True
    if weights is None or isinstance(weights, ast.Constant):
        ending, said = (".weights.h5", "weights_file") if only else (".keras", "model_file")
        yield from _file(node, text, ending, said)


def _file(
    node: ast.Call, text: Text, ending: str, said: str, only: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """The name of a file that Keras no longer takes, where it is written out."""
    named = [one.value for one in node.keywords if one.arg == "filepath"]
    given = next(iter([*node.args[:1], *named]), None)
    if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
        return
    name = given.value
    if name.endswith(ending) or (only and not name.endswith(only)):
        return
    place = text.place(given)
    stem = name
    for old in OLD_FILES:
        stem = stem.removesuffix(old)
    quote = text.at(place)[:1]
    plain = text.at(place) == f"{quote}{name}{quote}"
    edits = (place.edit(f"{quote}{stem}{ending}{quote}"),) if plain else ()
    yield _finding(
        "file_name", place, "Keras", name, f"{stem}{ending}",
        said=said, edits=edits, breaks=not only,
    )  # fmt: skip


def _finding(
    kind: Kind,
    place: Place,
    library: str,
    old: str,
    new: str,
    *,
    said: str = "",
    function: str = "",
    edits: tuple[Edit, ...] = (),
    breaks: bool = True,
) -> Finding:
    version = by_hand.SINCE[library]
    words = {"old": old, "new": short(new), "version": f"{library} {version}", "function": function}
    advice = by_hand.METHOD_ADVICE.get(old)
    return Finding(
        kind=kind,
        library=library,
        version=version,
        old=old,
        new=new,
        replacement=short(new),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        breaks=breaks,
        message=message(said or kind, advice, **words),
        edits=edits,
    )
