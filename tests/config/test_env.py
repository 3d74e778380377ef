"""Environment variables that cannot be used are refused in one clear line."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import env


def test_a_secret_can_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "secret"))
    assert env.text("KEY") == "s3cret"


def test_a_secret_file_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY_FILE", "/nowhere/secret")
    with pytest.raises(env.BadEnvironment, match="KEY_FILE is '/nowhere/secret'"):
        env.text("KEY")


@pytest.mark.parametrize("value", ["99999", "-1", "abc", "1.5"])
def test_numbers_out_of_range_are_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(env.BadEnvironment, match="a whole number from 1 to 65535"):
        env.integer("PORT", 8000, minimum=1, maximum=65535)


def test_switches_take_the_usual_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A", "yes")
    monkeypatch.setenv("B", "off")
    monkeypatch.setenv("C", "perhaps")
    assert env.boolean("A", False) is True
    assert env.boolean("B", True) is False
    with pytest.raises(env.BadEnvironment):
        env.boolean("C", False)


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = env.secret_key(tmp_path / "data")
    assert env.secret_key(tmp_path / "data") == first
    assert len(first) >= 50
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_a_long_data_folder_still_gives_a_socket_that_linux_accepts(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 200)
    assert len(str(env.valkey_socket(deep))) <= 107
    assert env.valkey_socket(deep) == env.valkey_socket(deep)


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    barrier = threading.Barrier(8)

    def start(_: int) -> str:
        barrier.wait()
        return env.secret_key(tmp_path / "data")

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(start, range(8)))
    assert len(keys) == 1
    assert min(map(len, keys)) >= 50
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
