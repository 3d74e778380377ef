"""Compiles the system call allow list into a classic BPF program.

NumPy, TensorFlow, a Keras fit and a learner's plain Python need these calls and no others: no
socket, no new process, no exec, no signal to anybody else, no mount, no kernel side doors. What
is not allowed answers EPERM, which Python turns into a readable PermissionError.

Our own forty lines and not libseccomp: a minimal system may lack that library, the program is the
same list of comparisons, and conditions on arguments stay visible here (decision 0003).
"""

import errno
import platform
import signal
import struct

from labs.sandbox.syscalls import NUMBERS

# offsets in struct seccomp_data
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
LOAD, EQUAL, AT_LEAST, AND, RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
KILL, ALLOW, ERRNO = 0x80000000, 0x7FFF0000, 0x00050000
DENY = ERRNO | errno.EPERM
X32_BIT = 0x40000000

MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column in NUMBERS, AUDIT_ARCH

CLONE_THREAD = 0x10000
PR_SET_NAME, PR_GET_NAME = 15, 16
MAP_SHARED, MAP_ANONYMOUS = 0x01, 0x20
# Duplicating, flags, locks, sizes: but not F_SETOWN and F_SETSIG, by which a pipe sends signals.
FCNTL_COMMANDS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
TERMINAL_QUESTIONS = (0x5401, 0x5413, 0x5451)  # isatty, window size, close-on-exec

# call -> (argument, mask or None, values that are allowed, answer to the rest)
CONDITIONS: dict[str, tuple[int, int | None, tuple[int, ...], int]] = {
    "clone": (0, CLONE_THREAD, (CLONE_THREAD,), DENY),  # threads yes, processes no
    "clone3": (
        0,
        None,
        (),
        ERRNO | errno.ENOSYS,
    ),  # its flags are in memory; libc falls back to clone
    # Private memory and files yes. Anonymous memory that is shared stays when most of its mapping
    # is given back: no process has it then, and the guard, which looks at processes, is blind.
    "mmap": (3, MAP_SHARED | MAP_ANONYMOUS, (0, MAP_SHARED, MAP_ANONYMOUS), DENY),
    "prctl": (0, None, (PR_SET_NAME, PR_GET_NAME), DENY),
    "prlimit64": (2, None, (0,), DENY),  # reading limits, not setting them
    "fcntl": (1, None, FCNTL_COMMANDS, DENY),
    "ioctl": (1, None, TERMINAL_QUESTIONS, DENY),
}

Instruction = tuple[int, int, int, int]


class UnknownMachineError(RuntimeError):
    """No table of system call numbers for this type of machine."""


def compile_filter(machine: str | None = None, *, own_pids: bool = True) -> bytes:
    """The program for a machine type (this one's by default), 8 bytes an instruction.

    own_pids: the child has a pid namespace of its own, so that tgkill(2), which abort() and
    signal.raise_signal() use, can reach nobody else. Without one it is not allowed.

    A process that aborts ends there and then. The first of a pid namespace, as every run is, does
    not hear its own SIGABRT; abort() would go on to an instruction that looks like a bad address.
    It ends with SIGSYS, which nothing else does that Python or a library would do.
    """
    machine = machine or platform.machine()
    if machine not in MACHINES:
        raise UnknownMachineError(
            f"no system call table for {machine} (only {', '.join(MACHINES)})"
        )
    column, architecture = MACHINES[machine]
    program: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, architecture),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
    ]
    if machine == "x86_64":
        program += [(AT_LEAST, 0, 1, X32_BIT), (RETURN, 0, 0, DENY)]
    for name, numbers in NUMBERS.items():
        number = numbers[column]
        if name == "tgkill" and number is not None:
            program += _signals(number, ALLOW if own_pids else DENY)
        elif number is not None:
            program += _rule(name, number)
    program.append((RETURN, 0, 0, DENY))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in program)


def _rule(name: str, number: int) -> list[Instruction]:
    if name not in CONDITIONS:
        return [(EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    body = _condition(*CONDITIONS[name])
    return [(EQUAL, 0, len(body), number), *body]


def _signals(number: int, otherwise: int) -> list[Instruction]:
    """tgkill(2): its third argument is the signal."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, ARGUMENTS + 8 * 2),
        (EQUAL, 0, 1, signal.SIGABRT),
        (RETURN, 0, 0, KILL),
        (RETURN, 0, 0, otherwise),
    ]


def _condition(
    argument: int, mask: int | None, values: tuple[int, ...], otherwise: int
) -> list[Instruction]:
    """Compare one argument: its upper half must be zero unless a mask picks bits of the lower."""
    offset = ARGUMENTS + 8 * argument
    body: list[Instruction] = []
    if mask is None:
        body += [(LOAD, 0, 0, offset + 4), (EQUAL, 1, 0, 0), (RETURN, 0, 0, otherwise)]
    body.append((LOAD, 0, 0, offset))
    if mask is not None:
        body.append((AND, 0, 0, mask))
    for value in values:
        body += [(EQUAL, 0, 1, value), (RETURN, 0, 0, ALLOW)]
    return [*body, (RETURN, 0, 0, otherwise)]
