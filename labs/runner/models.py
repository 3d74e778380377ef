"""A Keras model as a plain table: one row per layer, without the names that Keras makes up.

{"layers": [row, ...], "input_shape": [...], "params": 123}; a row has class, what was asked of the
layer (units, filters, activation, ...), inputs (rows it takes its input from; -1 is the model's
own input), output_shape, params, trainable, and for a model inside a model its own layers. An
operation such as x + y is a row too, of the class that the layer would have.
"""

from __future__ import annotations

from typing import Any

MAX_ROWS = 600
MAX_DEPTH = 4
SETTINGS = (
    "units", "filters", "kernel_size", "strides", "padding", "dilation_rate", "pool_size",
    "depth_multiplier", "use_bias", "activation", "recurrent_activation", "axis", "momentum",
    "rate", "input_dim", "output_dim", "mask_zero", "return_sequences", "return_state",
    "go_backwards", "merge_mode", "num_heads", "key_dim", "value_dim", "target_shape", "n", "size",
    "dims", "mode", "factor", "height_factor", "width_factor", "seed", "alpha", "negative_slope",
)  # fmt: skip


def model_table(model: Any, depth: int = 0) -> dict[str, Any]:
    """The table of a model."""
    steps = [step for step in _steps(model) if type(step).__name__ != "InputLayer"][:MAX_ROWS]
    places = {id(step): index for index, step in enumerate(steps)}
    return {
        "layers": [layer_row(step, places, depth) for step in steps],
        "input_shape": _shape(_safely(lambda: model.input_shape)),
        "params": _safely(model.count_params),
    }


def layer_row(step: Any, places: dict[int, int] | None = None, depth: int = 0) -> dict[str, Any]:
    """The row of a layer or operation."""
    row: dict[str, Any] = {"class": type(step).__name__, **_settings(step)}
    if places is not None:
        row["inputs"] = _inputs(step, places)
    row["output_shape"] = _shape(_safely(lambda: step.output.shape))
    row["params"] = _safely(lambda: step.count_params()) or 0
    row["trainable"] = bool(getattr(step, "trainable", True))
    for name in ("layer", "forward_layer"):  # what TimeDistributed and Bidirectional wrap
        inner = getattr(step, name, None)
        if inner is not None and depth < MAX_DEPTH:
            row["inner"] = layer_row(inner, None, depth + 1)
            break
    if getattr(step, "layers", None) and depth < MAX_DEPTH:
        row["class"] = "Model"
        row |= model_table(step, depth + 1)
    return row


def _steps(model: Any) -> list[Any]:
    """Layers and operations in the order in which they are computed."""
    return list(getattr(model, "operations", None) or model.layers)


def _settings(step: Any) -> dict[str, Any]:
    config = _safely(step.get_config) or {}
    return {name: _plain(config[name]) for name in SETTINGS if config.get(name) is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):  # an object of Keras: its name says enough
        inner = value.get("config")
        name = inner if isinstance(inner, str) else value.get("class_name")
        return str(name)
    return value if isinstance(value, (bool, int, float, str)) else type(value).__name__


def _inputs(step: Any, places: dict[int, int]) -> list[int]:
    tensors = [
        tensor
        for node in getattr(step, "_inbound_nodes", [])
        for tensor in node.arguments.keras_tensors
    ]
    history = [getattr(tensor, "_keras_history", None) for tensor in tensors]
    return sorted({places.get(id(one.operation), -1) for one in history if one is not None})


def _shape(shape: Any) -> Any:
    if isinstance(shape, (list, tuple)):
        return [_shape(size) for size in shape]
    return int(shape) if shape is not None else None


def _safely(read: Any) -> Any:
    """None for a model that is not built yet."""
    try:
        return read()
    except Exception:
        return None
