"""Write labs/diagnosis/api_changes/tables.json from the packages that learners' code runs on.

    .runtime/bin/python setup/api_tables.py           writes it
    .runtime/bin/python setup/api_tables.py --check   says whether it is current, and that every
                                                      replacement is there and every old name is not

NumPy keeps a table of the names it has dropped, TensorFlow ships an upgrade tool with its renames,
and Keras still carries its old backend below tf.keras. What none of them says is in by_hand.py.
"""

from __future__ import annotations

import argparse
import builtins
import importlib
import inspect
import json
import os
import re
import sys
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "labs/diagnosis/api_changes/tables.json"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")

from labs.diagnosis.api_changes import by_hand  # noqa: E402

SUCCESSOR = re.compile(r"^Use `(-?np\.[\w.]+)` instead\.$")
KERAS_ROOTS = ("keras", "tensorflow.keras")
MISSING = object()


def find(path: str) -> Any:
    """The object of a full name, or MISSING."""
    path = path.lstrip("-")
    if path.startswith("builtins."):
        return getattr(builtins, path.removeprefix("builtins."), MISSING)
    root, *rest = path.split(".")
    found: Any = importlib.import_module(root)
    for index, name in enumerate(rest):
        try:
            found = getattr(found, name)
        except Exception:  # lazily loaded modules fail in many ways
            found = _submodule(".".join([root, *rest[: index + 1]]))
        if found is MISSING:
            return MISSING
    return found


def _submodule(path: str) -> Any:
    try:
        return importlib.import_module(path)
    except Exception:
        return MISSING


def numpy_names() -> dict[str, str]:
    """What NumPy says it has dropped, and what by_hand.py adds."""
    expired = importlib.import_module("numpy._expired_attrs_2_0").__expired_attributes__
    names = {f"numpy.{name}": _successor(text) for name, text in expired.items()}
    return {**names, **by_hand.NUMPY}


def _successor(text: str) -> str:
    match = SUCCESSOR.match(text)
    return match[1].replace("np.", "numpy.", 1) if match else ""


def tensorflow_names() -> dict[str, str]:
    """Renames of the upgrade tool whose old name is gone in the pinned version."""
    tool = importlib.import_module("tensorflow.tools.compatibility.all_renames_v2")
    renames = {_full(old): _full(new) for old, new in tool.symbol_renames.items()}
    gone = {old: new for old, new in renames.items() if find(old) is MISSING}
    for old in by_hand.GRAPHS:
        if find(old) is MISSING:
            gone.setdefault(old, "")
    return {old: new if new and find(new) is not MISSING else "" for old, new in gone.items()}


def _full(name: str) -> str:
    return f"tensorflow.{name.removeprefix('tf.')}"


def keras_names() -> dict[str, str]:
    """Single names of Keras 2, below both roots, and the old backend below `keras`."""
    names = {}
    for root in KERAS_ROOTS:
        for old, new in by_hand.KERAS_NAMES.items():
            there = new and find(f"{root}.{new}") is not MISSING
            if find(f"{root}.{old}") is MISSING and (there or not new):
                names[f"{root}.{old}"] = f"{root}.{new}" if there else ""
    return {**names, **backend_names()}


def backend_names() -> dict[str, str]:
    """keras.backend.mean -> keras.ops.mean, for what is left of the backend below tf.keras only."""
    old, new = find("tensorflow.keras.backend"), find("keras.backend")
    names = {}
    for name in sorted(_public(old) - _public(new)):
        found = by_hand.KERAS_BACKEND.get(name, f"ops.{name}")
        there = found and find(f"keras.{found}") is not MISSING
        names[f"keras.backend.{name}"] = f"keras.{found}" if there else ""
    return names


def prefixes() -> dict[str, str]:
    """Modules that have moved or gone, longest first."""
    found = {"tensorflow.contrib": "", "tensorflow.examples": "", "tensorflow.flags": ""}
    for root in KERAS_ROOTS:
        for old, new in by_hand.KERAS_MODULES.items():
            if find(f"{root}.{old}") is MISSING:
                found[f"{root}.{old}"] = f"{root}.{new}" if _is_there(f"{root}.{new}") else ""
    found = {old: new for old, new in found.items() if find(old) is MISSING}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _is_there(path: str) -> bool:
    return find(path) is not MISSING


def public(modules: set[str]) -> dict[str, list[str]]:
    """The names that a moved module may be asked for."""
    return {module: sorted(_public(find(module))) for module in sorted(modules) if module}


def _public(module: Any) -> set[str]:
    return {name for name in dir(module) if not name.startswith("_")}


def keywords() -> dict[str, dict[str, str]]:
    """Arguments whose old name the pinned function does not take any more."""
    tool = importlib.import_module("tensorflow.tools.compatibility.tf_upgrade_v2")
    spec = tool.TFAPIChangeSpec()
    found = {}
    for name, renames in spec.function_keyword_renames.items():
        path = _full(name)
        target = _full(spec.symbol_renames.get(name, name))
        if not name.startswith("*") and not target.startswith("tensorflow.compat."):
            found[path] = _gone(target, renames)
    for root in KERAS_ROOTS:
        for name, renames in by_hand.KERAS_ARGUMENTS.items():
            found[f"{root}.{name}"] = _gone(f"{root}.{name}", renames)
    return {path: found[path] for path in sorted(found) if found[path]}


def _gone(path: str, renames: dict[str, str | None]) -> dict[str, str]:
    try:
        takes = inspect.signature(find(path)).parameters
    except (TypeError, ValueError):
        return {}
    return {
        old: new or ""
        for old, new in renames.items()
        if old not in takes and (not new or new in takes)
    }


def tables() -> dict[str, Any]:
    """All of tables.json."""
    moved = prefixes()
    names = {**numpy_names(), **tensorflow_names(), **keras_names()}
    return {
        "made_by": "setup/api_tables.py",
        "made_with": {name: find(name).__version__ for name in ("keras", "numpy", "tensorflow")},
        "keywords": keywords(),
        "names": dict(sorted(names.items())),
        "prefixes": moved,
        "public": public(set(moved.values())),
    }


def problems(made: dict[str, Any]) -> list[str]:
    """What in the tables the pinned packages contradict."""
    found = []
    for old, new in made["names"].items():
        if old not in by_hand.STILL_THERE and find(old) is not MISSING:
            found.append(f"{old} is still there")
        if new and find(new) is MISSING:
            found.append(f"{old}: {new} is not there")
    kept = [*by_hand.STILL_THERE, *by_hand.NOT_ALIKE, *by_hand.VERSIONS, *by_hand.OTHER_ADVICE]
    found += [f"{name} is in no table" for name in kept if name not in made["names"]]
    return found


def as_text(made: dict[str, Any]) -> str:
    """One line per entry, so that an upgrade of a package can be read in a diff."""
    return json.dumps(made, indent=0, ensure_ascii=False) + "\n"


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if stale")
    made = tables()
    text = as_text(made)
    if not parser.parse_args().check:
        TABLES.write_text(text, encoding="utf-8")
        print(f"{len(made['names'])} names, {len(made['keywords'])} functions with arguments")
    wrong = problems(made)
    if TABLES.read_text(encoding="utf-8") != text:
        wrong.append("tables.json is not current: run setup/api_tables.py")
    print("\n".join(wrong) or "current")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
