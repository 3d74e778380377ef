"""What is said of the first layer in which two Keras models differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.problems import Text

LAYER_ROWS: Final[dict[str, Text]] = {
    "class": gettext_lazy("Kind of layer"),
    "inputs": gettext_lazy("Rows it takes its input from"),
    "output_shape": gettext_lazy("Shape of its output"),
    "params": gettext_lazy("Number of parameters"),
    "trainable": gettext_lazy("Learns in training"),
    "layers": gettext_lazy("Number of layers"),
}


def label(name: str) -> str:
    """A setting as Keras calls it, and in words what is none."""
    return str(LAYER_ROWS.get(name, name))


def headline(layer: Mapping[str, Any]) -> str:
    """The first layer that differs: both rows, or which settings of it."""
    words = {
        "number": layer.get("number"),
        "class": layer.get("class"),
        "got": layer.get("got") or _("none"),
        "expected": layer.get("expected") or _("none"),
        "differs": ", ".join(layer.get("differs") or []),
    }
    if layer.get("rows"):
        text = _("Layer %(number)s, %(class)s, is the first that differs.")
    elif "expected" in layer:
        text = _("Layer %(number)s is the first that differs: %(got)s; expected %(expected)s.")
    elif layer.get("differs"):
        text = _("Layer %(number)s is the first that differs: %(got)s. Look at: %(differs)s.")
    else:
        text = _("Layer %(number)s is the first that differs: %(got)s.")
    return text % words
