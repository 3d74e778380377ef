"""The runner's protocol for the rest of the product: only the sandbox knows the runner."""

from labs.runner.protocol import (
    BASELINE,
    CALL,
    CASES,
    EVALUATE,
    FRAME,
    LOAD,
    MISTAKES,
    MORE,
    OUTLINE,
    RAISED,
    RETURNED,
    TRACE,
    ProtocolError,
    TooLarge,
    pack_frame,
    unpack_body,
)
from labs.runner.values import Tensor, Unsupported, decode, encode

__all__ = [
    "BASELINE",
    "CALL",
    "CASES",
    "EVALUATE",
    "FRAME",
    "LOAD",
    "MISTAKES",
    "MORE",
    "OUTLINE",
    "RAISED",
    "RETURNED",
    "TRACE",
    "ProtocolError",
    "Tensor",
    "TooLarge",
    "Unsupported",
    "decode",
    "encode",
    "pack_frame",
    "unpack_body",
]
