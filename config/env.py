"""Readers for environment variables that refuse bad values with one clear line."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import quote, urlsplit

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class BadEnvironment(SystemExit):
    """A variable holds something we cannot use; the process stops with this line."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}, but it must be {expected}.")


def text(name: str, default: str = "") -> str:
    """Return ``NAME``, or the content of the file that ``NAME_FILE`` points to (for secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadEnvironment(
                f"{name}_FILE", file, f"a readable file ({error.strerror})"
            ) from None
    return os.environ.get(name, default)


def boolean(name: str, default: bool) -> bool:
    """Return a switch; accepts 1/0, true/false, yes/no, on/off.

    >>> boolean("SURELY_NOT_SET", True)
    True
    """
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise BadEnvironment(name, value, "1 or 0")


def integer(name: str, default: int, *, minimum: int, maximum: int) -> int:
    """Return a whole number between ``minimum`` and ``maximum``, both included."""
    value = os.environ.get(name)
    if value is None or value == "":
        return default
    try:
        number = int(value)
    except ValueError:
        number = minimum - 1
    if not minimum <= number <= maximum:
        raise BadEnvironment(name, value, f"a whole number from {minimum} to {maximum}")
    return number


def words(name: str, default: str = "") -> list[str]:
    """Return a comma separated list without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_directory(base: Path) -> Path:
    """Return the one folder that holds everything this site writes (``DOKUGAKU_DATA``)."""
    return Path(os.environ.get("DOKUGAKU_DATA") or base / "data").expanduser().resolve()


def public_address() -> str:
    """Return ``DOKUGAKU_ADDRESS``, where everybody reaches the site, without a slash at its end.

    Unset, it is the address on this machine: certificates made then cannot be checked elsewhere.
    """
    given = text("DOKUGAKU_ADDRESS").rstrip("/")
    if not given:
        return f"http://localhost:{integer('DOKUGAKU_PORT', 8000, minimum=1, maximum=65535)}"
    parts = urlsplit(given)
    bare = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare:
        raise BadEnvironment("DOKUGAKU_ADDRESS", given, "such as https://learn.example.org")
    return given


def secret_key(data: Path) -> str:
    """Return the signing key: from the environment, else one kept in the data folder.

    A key made here appears under its name all at once, so that two processes starting together
    agree and neither reads half of it. A folder made here is closed to other users of the machine:
    the database will be in it.
    """
    given = text("DOKUGAKU_SECRET_KEY")
    if given:
        return given
    path = data / "secret-key"
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(50))
    except OSError as error:
        raise BadEnvironment(
            "DOKUGAKU_DATA", str(data), f"a folder that can be written ({error.strerror})"
        ) from None
    return path.read_text(encoding="utf-8")


def _write_once(path: Path, content: str) -> None:
    """Give a new file its content and then its name, unless somebody was faster."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # only for our eyes: mode 600
        file.write(content)
        file.flush()
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)


def database_url(data: Path) -> str:
    """Return ``DATABASE_URL`` with ``DATABASE_PASSWORD`` in it, or SQLite in the data folder."""
    url = text("DATABASE_URL") or f"sqlite:///{quote(str(data / 'dokugaku.sqlite3'))}"
    password = text("DATABASE_PASSWORD")
    if not password or "@" not in url:
        return url
    user, place = url.split("@", 1)
    return f"{user}:{quote(password, safe='')}@{place}"


def redis_url(data: Path) -> str:
    """Return ``REDIS_URL``, or the Unix socket on which the embedded Valkey listens."""
    return text("REDIS_URL") or f"unix://{valkey_socket(data)}"


def valkey_socket(data: Path) -> Path:
    """Return the socket path; Linux allows 107 bytes, so a deep data folder falls back to /tmp."""
    path = data / "valkey.sock"
    if len(os.fsencode(path)) <= 100:
        return path
    return (
        Path(tempfile.gettempdir())
        / f"dokugaku-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}.sock"
    )


def celery_url(redis: str) -> str:
    """Return the same address in the spelling Celery wants for Unix sockets."""
    return redis.replace("unix://", "redis+socket://", 1)
