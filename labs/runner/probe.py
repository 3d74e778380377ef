"""What the probes run as if it were a learner's file. Each function tries to break out and
returns what it achieved: an empty list is what we want. Never imported by the worker; sent as text.
"""

import contextlib
import ctypes
import mmap
import os
import socket
import subprocess
import sys
import threading
import time

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWUSER = 0x10000000
IO_URING_SETUP, PIDFD_GETFD = 425, 438  # the same numbers on every machine type
SEEN_SECONDS = 1.0  # many of the guard's looks, on a crowded machine too


def achieved(**attempts):
    """Names of the attempts that were not refused."""
    done = []
    for name, attempt in attempts.items():
        try:
            attempt()
        except (OSError, ValueError, subprocess.SubprocessError):
            continue
        done.append(name)
    return done


def call(function, *arguments):
    """A C library call that raises OSError when it fails."""
    if function(*arguments) == -1:
        raise OSError(ctypes.get_errno(), "refused")


def read(path):
    """The first byte of a file."""
    with open(path, "rb") as handle:
        return handle.read(1)


def strangers(folder):
    """A path below `folder` that is not on the way to the interpreter's own folders.

    The checkout or the interpreter may well stand below /home or /tmp: then only the folders that
    lead there may be seen. Raises OSError when there is nothing else.
    """
    prefixes = (sys.prefix, sys.base_prefix, sys.base_exec_prefix)
    shown = {*prefixes, *map(os.path.realpath, prefixes), "/opt/dokugaku/labs/runner"}
    link = sys.executable
    while os.path.islink(link):
        link = os.path.join(os.path.dirname(link), os.readlink(link))
        shown.add(link)
    for entry in os.listdir(folder):
        path = f"{folder}/{entry}"
        if path in shown:
            continue
        if not any(place.startswith(f"{path}/") for place in shown):
            return path
        with contextlib.suppress(OSError):
            return strangers(path)
    raise OSError("nothing of the host is here")


def write_anywhere(folder="/", depth=3):
    """Leave a file in a folder that outlives this run, and return that folder; OSError if none."""
    if folder not in ("/box", "/dev/shm"):
        with contextlib.suppress(OSError), open(f"{folder}/probe", "w"):
            return folder
    for entry in os.listdir(folder) if depth else ():
        path = f"{folder.rstrip('/')}/{entry}"
        if os.path.isdir(path) and not os.path.islink(path):
            with contextlib.suppress(OSError):
                return write_anywhere(path, depth - 1)
    raise OSError("nothing can be written")


def network():
    def connect(family, address):
        with socket.socket(family, socket.SOCK_STREAM) as client:
            client.settimeout(0.2)
            client.connect(address)

    return achieved(
        internet=lambda: connect(socket.AF_INET, ("127.0.0.1", 6379)),
        udp=lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        raw=lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1),
        unix=lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        pair=socket.socketpair,
        netlink=lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0),
    )


def programs():
    return achieved(
        fork=lambda: os.fork() or os._exit(0),
        run=lambda: subprocess.run(["/bin/true"], check=False),
        execute=lambda: os.execv("/bin/true", ["true"]),
        spawn=lambda: os.posix_spawn("/bin/true", ["true"], {}),
    )


def files():
    def write(path):
        with open(path, "w") as handle:
            handle.write("x")

    hidden = {
        path: (lambda path=path: strangers(path))
        for path in ("/home", "/root", "/srv", "/var", "/tmp", "/run", "/etc/ssh", "/opt")
    }
    return achieved(
        write_root=lambda: write("/probe"),
        write_system=lambda: write("/usr/lib/probe"),
        write_runner=lambda: write("/opt/dokugaku/labs/runner/probe.py"),
        write_python=lambda: write(os.path.join(os.path.dirname(os.__file__), "probe.py")),
        passwords=lambda: read("/etc/shadow"),
        users=lambda: read("/etc/passwd"),
        device=lambda: os.mknod("/box/null", 0o20666, os.makedev(1, 3)),
        leave_behind=write_anywhere,
        **hidden,
    )


def others():
    """Memory, environment and descriptors of other processes, and signals to them."""
    pids = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    attempts = {
        f"{pid}_{part}": (lambda pid=pid, part=part: read(f"/proc/{pid}/{part}"))
        for pid in pids
        for part in ("mem", "environ", "maps", "auxv")
    }
    signals = {
        f"signal_{pid}": (lambda pid=pid: os.kill(int(pid), 0)) for pid in [*pids, "-1", "0"]
    }
    return achieved(
        trace=lambda: call(libc.ptrace, 0, 0, 0, 0),
        read_memory=lambda: call(libc.process_vm_readv, os.getppid() or 1, None, 0, None, 0, 0),
        **attempts,
        **signals,
    )


def map_device():
    """Memory by way of /dev/zero."""
    number = os.open("/dev/zero", os.O_RDWR)
    try:
        mmap.mmap(number, mmap.PAGESIZE)
    finally:
        os.close(number)


def kernel():
    """Side doors of the kernel, memory that the guard cannot see, and getting privileges back."""
    return achieved(
        shared_memory=lambda: mmap.mmap(-1, mmap.PAGESIZE),
        device_memory=map_device,
        user_namespace=lambda: call(libc.unshare, CLONE_NEWUSER),
        mount=lambda: call(libc.mount, b"none", b"/box", b"tmpfs", 0, None),
        io_uring=lambda: call(libc.syscall, IO_URING_SETUP, 1, None),
        descriptors=lambda: call(libc.syscall, PIDFD_GETFD, 0, 0, 0),
        root=lambda: os.setuid(0),
        chroot=lambda: os.chroot("/box"),
        limits=lambda: __import__("resource").setrlimit(
            __import__("resource").RLIMIT_NPROC, (999, 999)
        ),
    )


def environment():
    """Names of the environment's variables, and whose uid this is."""
    return sorted(os.environ), os.getuid()


def threads(most):
    """How many threads can be had at once, trying for more than are allowed.

    They stay for a moment: where the kernel lets a run have them all, it is the guard that ends it,
    and the guard looks from time to time only.
    """
    finish, started = threading.Event(), []
    try:
        for _ in range(most):
            thread = threading.Thread(target=finish.wait, daemon=True)
            thread.start()
            started.append(thread)
        time.sleep(SEEN_SECONDS)
    except RuntimeError:
        pass
    finish.set()
    return len(started)


def scratch(most_mb):
    """How many MB can be written to the scratch folder."""
    written, block = 0, b"x" * (1 << 20)
    try:
        for number in range(most_mb):
            with open(f"/box/probe{number}", "wb") as handle:
                handle.write(block)
            written += 1
    except OSError:
        pass
    return written


def spin():
    while True:
        pass


def sleep():
    time.sleep(60)


def grow():
    kept = []
    while True:
        kept.append(bytearray(8 << 20))


def flood():
    while True:
        os.write(1, b"x" * 65536)
