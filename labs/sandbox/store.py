"""What authors' children said, kept in a folder, so that a restart need not ask them again.

Plain frames of the protocol with a checksum: read by the same bounded parser as a child's words,
never unpickled. A file that is not whole is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from labs.sandbox import wire

Frame = tuple[dict[str, Any], bytes]
MAGIC = b"dokugaku answers 1\n"
DIGEST_BYTES = hashlib.sha256().digest_size
SUFFIX = ".frames"
ROOM_AFTER = 0.9  # a full store is emptied to this part, so that it is not tidied at every write


class FrameStore:
    """Files named by a digest of their key; the ones unread for longest leave when it is full."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder, self._limit = folder, limit
        self._lock = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._size = sum(size for _used, size, _path in self._files())

    def load(self, key: str) -> list[Frame] | None:
        """The frames kept for a key, or None."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            frames = _parse(data)
            os.utime(path)
        except (OSError, wire.ProtocolError):
            return None
        return frames

    def has(self, key: str) -> bool:
        """Whether something is kept for a key."""
        return self._path(key).exists()

    def save(self, key: str, frames: Iterable[Frame]) -> None:
        """Keep frames; where the disk is full or read-only, they are simply not kept."""
        body = b"".join(wire.pack_frame(wire.MORE, head, payload) for head, payload in frames)
        if len(body) * 2 > self._limit:
            return
        data = b"".join((MAGIC, hashlib.sha256(body).digest(), body))
        with contextlib.suppress(OSError):
            self._replace(self._path(key), data)
            with self._lock:
                self._size += len(data)
                if self._size > self._limit:
                    self._make_room()

    @property
    def size(self) -> int:
        """Bytes in the folder, about."""
        return self._size

    def _path(self, key: str) -> Path:
        return self._folder / (hashlib.sha256(key.encode()).hexdigest() + SUFFIX)

    def _replace(self, path: Path, data: bytes) -> None:
        """Write beside it and rename, so that nobody ever reads half a file."""
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as handle:
                handle.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink()
            raise

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):  # another worker on this folder was faster
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return sorted(found)

    def _make_room(self) -> None:
        files = self._files()
        self._size = sum(size for _used, size, _path in files)
        for _used, size, path in files:
            if self._size <= self._limit * ROOM_AFTER:
                return
            path.unlink(missing_ok=True)
            self._size -= size


def _parse(data: bytes) -> list[Frame]:
    start = len(MAGIC) + DIGEST_BYTES
    body = data[start:]
    if not data.startswith(MAGIC) or hashlib.sha256(body).digest() != data[len(MAGIC) : start]:
        raise wire.ProtocolError("not whole")
    frames, at = [], 0
    while at < len(body):
        _kind, size = wire.FRAME.unpack_from(body, at)
        at += wire.FRAME.size
        frames.append(wire.unpack_body(body[at : at + size]))
        at += size
    return frames
