"""Addresses of what content links to: `lab:`, `week:`, `concept:`, `paper:`, anchors of the page.

The paths are those of the `urls.py` of each room; a test compares them with what Django resolves.
"""

from __future__ import annotations

from collections.abc import Callable

from curriculum.content.context import Targets

Found = tuple[str, str]
"""An address and, when it cannot be resolved, what was expected ("" when all is well)."""


def resolve(href: str, targets: Targets, here: frozenset[str]) -> Found:
    """Turn a link of a content file into an address.

    `here` are the anchors of the page that the link stands on. Web addresses pass unchanged.
    """
    scheme, colon, rest = href.partition(":")
    if href.startswith("#"):
        return href, _anchor(href[1:], here, "this page")
    if colon and scheme in ("http", "https", "mailto"):
        return href, ""
    if colon and scheme in _RESOLVERS:
        name, _, anchor = rest.partition("#")
        return _RESOLVERS[scheme](name, anchor, targets)
    return href, "a link to #anchor, lab:, week:, concept:, paper: or https://"


def _anchor(anchor: str, known: frozenset[str], where: str) -> str:
    if not anchor or anchor in known:
        return ""
    return f"an anchor of {where}: {', '.join(sorted(known)) or 'it has none'}"


def _lab(name: str, anchor: str, targets: Targets) -> Found:
    if name not in targets.labs:
        return "", "the id of a lab that a week.yaml lists"
    return _joined(f"/labs/{name}/", anchor), _anchor(anchor, targets.labs[name], f"lab {name}")


def _week(name: str, anchor: str, targets: Targets) -> Found:
    if name not in targets.weeks:
        return "", "the id of a week of this program"
    address = f"/{targets.weeks[name]}/{name}/" + ("lesson/" if anchor else "")
    known = targets.anchors.get(name, frozenset())
    return _joined(address, anchor), _anchor(anchor, known, f"the lesson of week {name}")


def _concept(name: str, anchor: str, targets: Targets) -> Found:
    if name not in targets.concepts or anchor:
        return "", "the id of a concept in concepts.yaml"
    return f"/concepts/{name}/", ""


def _paper(name: str, anchor: str, targets: Targets) -> Found:
    if name not in targets.papers:
        return "", "the id of a reading in papers/"
    return _joined(f"/papers/{name}/", anchor), ""


def _joined(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address


_RESOLVERS: dict[str, Callable[[str, str, Targets], Found]] = {
    "lab": _lab,
    "week": _week,
    "concept": _concept,
    "paper": _paper,
}
