"""A learner's file that contains one of the author's mistakes, and nothing else wrong."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

AUTHORS_OWN = ("authoring", "solution", "__future__")


def with_mistake(files: Mapping[str, str], function: str, stand_in: str) -> str:
    """The solution with one function replaced by `stand_in` of mistakes.py, as one text."""
    tree = ast.parse(files["mistakes.py"])
    kept = [node for node in tree.body if not _is_about_authoring(node)]
    wrong = ast.unparse(ast.Module(body=kept, type_ignores=[]))
    renamed = "".join(f"{new} = {old}\n" for new, old in _renamed(tree))
    future, right = _parted(files["solution.py"])
    return f"{future}{wrong}\n\n{right}\n\n{renamed}{function} = {stand_in}\n"


def _is_about_authoring(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module in AUTHORS_OWN
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return any(isinstance(target, ast.Name) and target.id == "MISTAKES" for target in targets)


def _renamed(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`from solution import propagate as right`: the name that mistakes.py uses, and the other."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "solution":
            yield from ((name.asname, name.name) for name in node.names if name.asname)


def _parted(solution: str) -> tuple[str, str]:
    """What must come first in a file, and the rest."""
    lines = solution.splitlines(keepends=True)
    first = [line for line in lines if line.startswith("from __future__")]
    return "".join(first), "".join(line for line in lines if line not in first)
