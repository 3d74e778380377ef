"""What a forked child gives up before it runs anybody's code.

bubblewrap builds the static half (read-only root, no network, empty environment). This is the
half made anew for every run: user, pid, mount and ipc namespaces, a private scratch folder, a
fake /proc, resource limits, no capabilities, and a system call filter compiled outside.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import Any

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x4000000, 0x8000000
CLONE_NEWUSER, CLONE_NEWPID = 0x10000000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_REC, MS_PRIVATE = (
    1,
    2,
    4,
    8,
    32,
    16384,
    1 << 18,
)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION_3 = 0x20080522
BOX = "/box"
OTHERS_THREADS = 960
UNTRUSTED = MS_NOSUID | MS_NODEV | MS_NOEXEC


def _check(result: int, what: str) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def prctl(option: int, value: int = 0) -> None:
    """prctl(2) with one argument."""
    _check(libc.prctl(option, value, 0, 0, 0), f"prctl {option}")


def _mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    arguments = (source.encode(), target.encode(), kind.encode(), flags, data.encode())
    _check(libc.mount(*arguments), f"mount {target}")


def become(uid: int) -> None:
    """Leave root for good: Linux exempts the real root from RLIMIT_NPROC."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    # Changing identity made the process undumpable (its /proc entries belong to root, and a
    # forked guard could then not write its own uid_map) and forgot to die with bubblewrap.
    prctl(PR_SET_DUMPABLE, 1)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def new_namespaces() -> None:
    """Fresh user, pid (for children), ipc and uts namespaces, oneself mapped to oneself."""
    uid, gid = os.getuid(), os.getgid()
    flags = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS
    _check(libc.unshare(flags), "unshare")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(descriptor, text.encode())
        os.close(descriptor)


def private_mounts(scratch_mb: int, files: int) -> None:
    """An own mount namespace: empty scratch folder, tiny /dev/shm, a /proc that tells nothing."""
    _check(libc.unshare(CLONE_NEWNS), "unshare mounts")
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    _mount(
        "tmpfs",
        BOX,
        "tmpfs",
        MS_NOSUID | MS_NODEV | MS_NOEXEC,
        f"size={scratch_mb}m,nr_inodes={files},mode=700",
    )
    _mount("tmpfs", "/dev/shm", "tmpfs", UNTRUSTED, "size=1m,nr_inodes=16")
    # The real /proc would show the other processes of the jail. TensorFlow reads only these two.
    _mount("tmpfs", "/proc", "tmpfs", UNTRUSTED, "size=4k,nr_inodes=8,mode=755")
    os.mkdir("/proc/self")
    os.symlink(os.path.realpath(sys.executable), "/proc/self/exe")
    descriptor = os.open("/proc/self/cmdline", os.O_WRONLY | os.O_CREAT, 0o644)
    os.write(descriptor, b"python\0submission.py\0")
    os.close(descriptor)
    _mount("none", "/proc", "", MS_REMOUNT | MS_RDONLY | UNTRUSTED)


def resource_limits(limits: dict[str, Any], *, own_users: bool) -> None:
    """Kernel limits. CPU is a backstop in whole seconds; the guard judges more finely.

    own_users: threads are counted in a user namespace of this run. Without one those of all runs
    count together, so there must be room for the others'; the guard still counts this run's own.
    """
    others = 0 if own_users else OTHERS_THREADS
    for kind, value in (
        (resource.RLIMIT_CPU, int(limits["total_cpu_seconds"]) + 2),
        (resource.RLIMIT_FSIZE, limits["file_mb"] << 20),
        (resource.RLIMIT_NPROC, limits["threads"] + others),
        (resource.RLIMIT_AS, limits["address_space_mb"] << 20),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def drop_capabilities() -> None:
    """Empty effective, permitted and inheritable sets."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _check(libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def load_filter(program: bytes) -> None:
    """Install the compiled system call filter (8 bytes an instruction) for good."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    structure = _Program(len(program) // 8, program)
    result = libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(structure), 0, 0)
    _check(result, "seccomp")
