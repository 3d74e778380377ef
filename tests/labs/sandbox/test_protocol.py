"""The worker survives whatever bytes a learner's process writes, and honest values arrive whole."""

import contextlib
import json
import math
import struct
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from labs.sandbox import wire

LIMIT = 1 << 22
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text()
DTYPES = (
    hnp.boolean_dtypes()
    | hnp.integer_dtypes()
    | hnp.unsigned_integer_dtypes()
    | hnp.floating_dtypes(endianness="=")
    | hnp.complex_number_dtypes(endianness="=", sizes=(64, 128))
    | hnp.unicode_string_dtypes(endianness="=")
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)


def same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        return one.shape == other.shape and np.array_equal(
            one, other, equal_nan=one.dtype.kind in "fc"
        )
    if isinstance(one, (list, tuple)):
        assert isinstance(other, type(one))
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        assert isinstance(other, dict)
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (float, complex)):
        return repr(one) == repr(other)
    return type(one) is type(other) and one == other


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_plain_values_arrive_as_they_were(value: object) -> None:
    assert same(value, wire.decode(wire.encode(value, LIMIT)))


@given(st.binary(max_size=400))
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_a_value_or_a_protocol_error(data: bytes) -> None:
    try:
        wire.decode(data)
    except wire.ProtocolError:
        return


@given(VALUES, st.data())
@settings(max_examples=400, deadline=None)
def test_a_damaged_value_is_a_value_or_a_protocol_error(value: object, data: st.DataObject) -> None:
    payload = bytearray(wire.encode(value, LIMIT))
    for _ in range(data.draw(st.integers(1, 4))):
        payload[data.draw(st.integers(0, len(payload) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(payload)))
    for text in (bytes(payload), bytes(payload[:cut])):
        try:
            wire.decode(text)
        except wire.ProtocolError:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["l", "t", "d", "a", "n", "x", "i", "f", "c", "o", "u", "?"]),
            inner,
            max_size=2,
        )
    ),
    max_leaves=20,
)


@given(JSON)
@settings(max_examples=500, deadline=None)
def test_any_json_is_a_value_or_a_protocol_error(node: object) -> None:
    text = json.dumps(node).encode()
    try:
        wire.decode(struct.pack(">I", len(text)) + text)
    except wire.ProtocolError:
        return


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_frame_body_is_a_frame_or_a_protocol_error(body: bytes) -> None:
    try:
        head, _payload = wire.unpack_body(body)
    except wire.ProtocolError:
        return
    assert isinstance(head, dict)


def npy(descr: str, shape: str, data: bytes) -> bytes:
    header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    blob = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data
    node = b'{"a": 0}'
    return struct.pack(">I", len(node)) + node + struct.pack(">I", len(blob)) + blob


@pytest.mark.parametrize(
    ("descr", "shape", "data"),
    [
        ("<f8", "(1000000, 1000000)", b"x" * 64),
        ("<f8", "(4294967296, 4294967296)", b""),
        ("|O", "(1,)", b"cos\nsystem\n(S'true'\ntR."),
        ("<V8", "(1,)", b"x" * 8),
        ("<U1", "(1,)", b"\xff\xff\xff\xff"),
        ("<f8", "(-1,)", b"x" * 8),
        ("<f8", "(9" * 200, b""),
        ("<f8", "(__import__('os'),)", b"x" * 8),
        ("<f8", "(1,)", b"x" * 7),
    ],
)
def test_lying_array_headers_are_refused(descr: str, shape: str, data: bytes) -> None:
    with pytest.raises(wire.ProtocolError):
        wire.decode(npy(descr, shape, data))


def test_values_without_end_are_refused_before_they_are_sent() -> None:
    nested: list[object] = []
    nested.append(nested)
    for value in (nested, np.zeros(LIMIT), ["x" * 1000] * 10_000, 10**100_000):
        with pytest.raises(wire.TooLarge):
            wire.encode(value, LIMIT)


def test_objects_travel_as_their_type_name_only() -> None:
    class Surprise:
        def __reduce__(self) -> tuple[object, ...]:
            raise AssertionError("nothing may be pickled")

    assert wire.decode(wire.encode([Surprise()], LIMIT)) == [wire.Unsupported("Surprise")]
    assert math.isnan(wire.decode(wire.encode(float("nan"), LIMIT)))


def _value_of(text: str, *blobs: bytes) -> bytes:
    """A payload as a hostile process writes it: any text, any blobs."""
    size = struct.Struct(">I")
    parts = [text.encode(), *blobs]
    return b"".join(part for item in parts for part in (size.pack(len(item)), item))


def _seconds_and_mb(payload: bytes) -> tuple[float, float]:
    tracemalloc.start()
    started = time.process_time()
    with contextlib.suppress(wire.ProtocolError):
        wire.decode(payload)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return seconds, peak


def test_a_small_text_cannot_become_many_objects() -> None:
    payload = _value_of("[" + "[]," * 2_500_000 + "0]")
    assert _seconds_and_mb(payload)[1] < 4 * len(payload) / 2**20


@pytest.mark.parametrize(
    "key", ["2305843009213693951", '{"t": [2305843009213693951]}', '{"i": "2305843009213693951"}']
)
def test_keys_of_one_hash_do_not_hold_up_the_worker(key: str) -> None:
    """An integer's hash is its remainder by 2**61 - 1: whoever likes can make thousands equal."""
    prime = 2**61 - 1
    pairs = ",".join(f"[{key.replace(str(prime), str(prime * n))},0]" for n in range(1, 40_000))
    seconds, _mb = _seconds_and_mb(_value_of('{"d": [' + pairs + "]}"))
    assert seconds < 5


def test_an_array_without_entries_has_no_billion_rows() -> None:
    shape = "(1000000000, 0)"
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    blob = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
    with pytest.raises(wire.ProtocolError):
        wire.decode(_value_of('{"a": 0}', blob))
    with pytest.raises(wire.TooLarge):
        wire.encode(np.empty((10**9, 0)), LIMIT)
    assert wire.decode(wire.encode(np.empty((0, 3)), LIMIT)).shape == (0, 3)
