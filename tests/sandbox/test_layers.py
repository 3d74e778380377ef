"""The layers hold for root and for an ordinary user, warm and cold, and a missing one is named."""

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from labs.limits import DEFAULTS
from labs.sandbox import jail, wire
from labs.sandbox.pool import SandboxPool, SandboxRefusedError

pytestmark = pytest.mark.sandbox
ROOT = Path(__file__).resolve().parents[2]
LAYERS = {
    "jail",
    "network",
    "programs",
    "files",
    "others",
    "kernel",
    "environment",
    "identity",
    "threads",
    "scratch",
    "cpu",
    "wall",
    "memory",
    "output",
    "survivors",
}
COLD_NAMES = ["fork-bomb", "other-processes", "endless-loop", "os-exit"]  # a second each
NAMES = [
    "fork-bomb",
    "thread-bomb",
    "memory-slowly",
    "endless-loop",
    "network",
    "other-processes",
    "kernel-doors",
    "flood-stdout",
    "environment",
    "os-exit",
    "expected-value-hunt",
]
NOBODY = "65534"

# A mount namespace in which a closed /root shows the interpreter and nothing else, and there an
# ordinary user without any privilege.
AS_NOBODY = f"""
set -e
shown=$(mktemp -d)
mount --bind "$BASE" "$shown"
case "$BASE" in /root/*)
    mount -t tmpfs -o mode=755 none /root
    mkdir -p "$BASE"
    mount --bind "$shown" "$BASE";;
esac
exec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups --no-new-privs "$@"
"""


def grade_as(mode: str, *prefix: str) -> dict[str, Any]:
    command = [*prefix, sys.executable, "-m", "tests.sandbox.ordinary_user", mode, *names_for(mode)]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/",
        "PYTHONDONTWRITEBYTECODE": "1",
        "BASE": sys.base_prefix,
    }
    answer = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )
    assert answer.returncode == 0, answer.stderr
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def names_for(mode: str) -> list[str]:
    return {"warm": NAMES, "cold": COLD_NAMES}.get(mode, ["endless-loop"])


def expected_verdicts(mode: str) -> dict[str, str]:
    cases = Path(__file__).parent / "cases"
    return {
        name: yaml.safe_load((cases / name / "case.yaml").read_text())["verdict"]
        for name in names_for(mode)
    }


@pytest.mark.parametrize("mode", ["warm", "cold"])
def test_every_layer_holds_for_us(mode: str) -> None:
    answer = grade_as(mode)
    assert (answer["missing"], set(answer["live"])) == ([], LAYERS)
    assert answer["mode"] == mode
    assert answer["verdicts"] == expected_verdicts(mode)
    assert answer["survivors"] == 0


@pytest.mark.parametrize("mode", ["warm", "cold"])
def test_every_layer_holds_for_an_ordinary_user(mode: str) -> None:
    if os.getuid() != 0:
        pytest.skip("we are an ordinary user: the test before this one has tried it")
    answer = grade_as(mode, "unshare", "--mount", "sh", "-c", AS_NOBODY, "sh")
    assert answer["uid"] == int(NOBODY)
    assert (answer["missing"], set(answer["live"])) == ([], LAYERS)
    assert answer["verdicts"] == expected_verdicts(mode)
    assert answer["survivors"] == 0


def test_learners_code_never_has_the_uid_of_root(pool: SandboxPool) -> None:
    assert pool.parent("numpy").uid != 0
    if os.getuid() == 0:
        owner = Path(f"/proc/{_newest_python_child(pool)}").stat().st_uid
        assert owner == jail.SANDBOX_UID


def _newest_python_child(pool: SandboxPool) -> int:
    """The warm parent as the host sees it: the child of bubblewrap."""
    bubblewrap = pool.parent("numpy").pid
    children = Path(f"/proc/{bubblewrap}/task/{bubblewrap}/children").read_text().split()
    return int(children[0])


def test_threads_are_limited_by_the_kernel_and_not_only_by_the_guard(pool: SandboxPool) -> None:
    source = "def f(most):\n" + "\n".join(
        f"    {line}"
        for line in [
            "import threading",
            "finish, started = threading.Event(), 0",
            "try:",
            "    for _ in range(most):",
            "        threading.Thread(target=finish.wait, daemon=True).start()",
            "        started += 1",
            "except RuntimeError:",
            "    pass",
            "finish.set()",
            "return started",
        ]
    )
    limits = DEFAULTS["numpy"]
    with pool.session("numpy", "learner", limits) as session:
        session.begin(5, 15)
        session.request(wire.LOAD, {"source": source, "functions": ["f"]})
        reply = session.request(
            wire.CALL, {"function": "f", "seed": 0}, wire.encode(([1000], {}), 1000)
        )
    assert 0 < wire.decode(reply.payload) < limits.threads


def test_a_missing_bubblewrap_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOKUGAKU_BWRAP", "/bin/false")
    with pytest.raises(SandboxRefusedError, match="This machine cannot grade safely") as refused:
        SandboxPool().start()
    assert [layer.name for layer in refused.value.report.missing] == ["jail"]


def test_a_missing_runtime_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOKUGAKU_RUNTIME_PYTHON", "/nowhere/python")
    with pytest.raises(SandboxRefusedError, match="/nowhere/python"):
        SandboxPool().start()


def test_a_runtime_that_does_not_start_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    monkeypatch.setenv("DOKUGAKU_RUNTIME_PYTHON", str(bare / "bin" / "python"))
    with pytest.raises(SandboxRefusedError, match="No module named 'numpy'"):
        SandboxPool().start()


def test_a_filter_with_holes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    allow_all = struct.pack("<HBBI", 0x06, 0, 0, 0x7FFF0000)
    monkeypatch.setattr("labs.sandbox.seccomp.compile_filter", lambda **_: allow_all)
    pool = SandboxPool("warm")
    with pytest.raises(SandboxRefusedError) as refused:
        pool.start()
    missing = {layer.name for layer in refused.value.report.missing}
    assert {"programs", "kernel"} <= missing


@pytest.mark.parametrize(("wish", "mode"), [("auto", "warm"), ("no-nesting", "cold")])
def test_in_a_rootless_container_runs_start_cold_only_if_they_must(wish: str, mode: str) -> None:
    """There we are root by name only, and a policy may forbid a namespace inside a namespace."""
    prefix = ("unshare", "--mount", "sh", "-c", AS_NOBODY, "sh") if os.getuid() == 0 else ()
    answer = grade_as(wish, *prefix, "unshare", "--user", "--map-root-user")
    assert (answer["uid"], answer["mode"]) == (0, mode)
    assert (answer["missing"], set(answer["live"])) == ([], LAYERS)
    assert ("Runs start cold" in answer["note"]) == (mode == "cold")


def test_the_real_root_is_refused_where_it_cannot_step_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can try to grade as root")
    monkeypatch.setattr(jail, "step_down_uid", lambda: None)
    with pytest.raises(SandboxRefusedError, match="uid of root"):
        SandboxPool("warm").start()


def test_a_worker_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    program = (
        "import sys, threading, time\n"
        "from labs.sandbox.pool import SandboxPool\n"
        "from labs.sandbox import wire\nfrom labs.limits import DEFAULTS\n"
        "pool = SandboxPool('warm')\n"
        "with pool.session('numpy', 'learner', DEFAULTS['numpy']) as session:\n"
        "    session.begin(100, 300)\n"
        "    print(pool.parent('numpy').pid, flush=True)\n"
        "    session.request(wire.LOAD, {'source': 'while True: pass', 'functions': []})\n"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    bubblewrap = int(worker.stdout.readline())
    time.sleep(0.3)
    family = _descendants(bubblewrap)
    assert len(family) >= 3  # the warm parent, the guard, the learner
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []


def _descendants(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    families = [_descendants(int(child)) for child in text.split()]
    return [pid, *(member for family in families for member in family)]


def test_the_thread_that_started_the_sandbox_may_end() -> None:
    pool = SandboxPool("warm")
    starter = threading.Thread(target=lambda: pool.parent("numpy"))
    starter.start()
    starter.join()
    try:
        first = pool.parent("numpy").pid
        time.sleep(0.2)
        assert pool.parent("numpy").alive
        assert pool.parent("numpy").pid == first
    finally:
        pool.close()


def test_a_warm_tensorflow_parent_has_run_no_operation(pool: SandboxPool) -> None:
    """Children of a parent that had would hang in matmul, tf.function and fit."""
    source = (
        "import tensorflow as tf\n\n\ndef f(x):\n"
        "    y = tf.function(lambda a: a @ a)(tf.matmul(x, x))\n"
        "    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])\n"
        "    model.compile('sgd', 'mse')\n    model.fit(y, y[:, :1], verbose=0)\n    return y\n"
    )
    with pool.session("tensorflow", "learner", DEFAULTS["tensorflow"]) as session:
        session.begin(20, 60)
        session.request(wire.LOAD, {"source": source, "functions": ["f"]})
        payload = wire.encode(([np.ones((400, 400), np.float32)], {}), 1 << 20)
        reply = session.request(wire.CALL, {"function": "f", "seed": 0}, payload)
    assert reply.kind == "returned", reply.head


def runtime_below(folder: Path) -> Path:
    """A runtime of its own with NumPy alone, in a folder that the jail usually hides."""
    # Called through a link that the jail does not show, as /etc/alternatives would be.
    link = folder.parent / "python-by-another-name"
    link.symlink_to(Path(sys.executable).resolve())
    subprocess.run([link, "-m", "venv", "--without-pip", folder], check=True)
    source = next((ROOT / ".runtime" / "lib").glob("python3*/site-packages"))
    target = next((folder / "lib").glob("python3*/site-packages"))
    for name in ("numpy", "numpy.libs"):
        shutil.copytree(source / name, target / name)
    return folder / "bin" / "python"


def test_a_checkout_below_tmp_or_home_is_no_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(tempfile.mkdtemp(prefix="checkout-", dir="/tmp"))
    (place / "neighbour").write_text("not for learners")
    try:
        place.chmod(0o755)
        monkeypatch.setenv("DOKUGAKU_RUNTIME_PYTHON", str(runtime_below(place / "runtime")))
        pool = SandboxPool("warm")
        try:
            assert pool.start(["numpy"]).complete
        finally:
            pool.close()
    finally:
        shutil.rmtree(place)
