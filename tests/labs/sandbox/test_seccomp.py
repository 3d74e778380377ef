"""The compiled filter decides as it should, and its numbers are the kernel's."""

import ctypes.util
import errno
import signal
import struct

import pytest

from labs.sandbox.seccomp import (
    ALLOW,
    DENY,
    ERRNO,
    KILL,
    MACHINES,
    UnknownMachineError,
    compile_filter,
)
from labs.sandbox.syscalls import NUMBERS

ARCHITECTURES = {name: architecture for name, (_column, architecture) in MACHINES.items()}


def decide(program: bytes, number: int, architecture: int, arguments: tuple[int, ...] = ()) -> int:
    """A classic BPF machine for the instructions we use."""
    padded = (*arguments, *[0] * (6 - len(arguments)))
    data = struct.pack("<iIQ6Q", number, architecture, 0, *padded)
    instructions = list(struct.iter_unpack("<HBBI", program))
    accumulator = place = 0
    while True:
        code, when_true, when_false, constant = instructions[place]
        place += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, constant)
        elif code == 0x54:
            accumulator &= constant
        elif code == 0x15:
            place += when_true if accumulator == constant else when_false
        elif code == 0x35:
            place += when_true if accumulator >= constant else when_false
        else:
            assert code == 0x06
            return constant


@pytest.mark.parametrize("machine", MACHINES)
def test_only_named_calls_are_allowed(machine: str) -> None:
    program = compile_filter(machine)
    column, architecture = MACHINES[machine]
    conditional = {"clone", "clone3", "prctl", "prlimit64", "ioctl", "fcntl"}
    allowed = {numbers[column] for name, numbers in NUMBERS.items() if name not in conditional}
    named = {numbers[column] for numbers in NUMBERS.values()}
    for number in range(600):
        answer = decide(program, number, architecture)
        if number in allowed:
            assert answer == ALLOW
        elif number not in named:
            assert answer == DENY


@pytest.mark.parametrize("machine", MACHINES)
def test_threads_but_no_processes(machine: str) -> None:
    program = compile_filter(machine)
    column, architecture = MACHINES[machine]
    clone, clone3 = NUMBERS["clone"][column], NUMBERS["clone3"][column]
    assert clone is not None
    assert clone3 is not None
    assert decide(program, clone, architecture, (0x3D0F00,)) == ALLOW  # what pthread_create passes
    assert decide(program, clone, architecture, (0x1200011,)) == DENY  # what fork passes
    assert decide(program, clone3, architecture) == ERRNO | errno.ENOSYS


def test_other_machine_types_in_disguise_are_killed() -> None:
    program = compile_filter("x86_64")
    i386 = 0x40000003
    assert decide(program, 1, i386) == KILL
    assert decide(program, 1 | 0x40000000, ARCHITECTURES["x86_64"]) == DENY  # the x32 table


def test_arguments_are_compared_in_all_64_bits() -> None:
    program = compile_filter("x86_64")
    ioctl, is_terminal = 16, 0x5401
    assert decide(program, ioctl, ARCHITECTURES["x86_64"], (0, is_terminal)) == ALLOW
    assert decide(program, ioctl, ARCHITECTURES["x86_64"], (0, 0x5412)) == DENY  # typing for others
    assert decide(program, ioctl, ARCHITECTURES["x86_64"], (0, is_terminal | 1 << 32)) == DENY


def test_without_a_pid_namespace_no_signal_at_all() -> None:
    tgkill = NUMBERS["tgkill"][0]
    assert tgkill is not None
    assert decide(compile_filter("x86_64", own_pids=False), tgkill, ARCHITECTURES["x86_64"]) == DENY


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("own_pids", [True, False])
def test_abort_ends_the_process_as_what_it_is(machine: str, own_pids: bool) -> None:
    program = compile_filter(machine, own_pids=own_pids)
    column, architecture = MACHINES[machine]
    tgkill = NUMBERS["tgkill"][column]
    assert tgkill is not None
    assert decide(program, tgkill, architecture, (1, 1, signal.SIGABRT)) == KILL


def test_an_unknown_machine_type_is_named() -> None:
    with pytest.raises(UnknownMachineError, match="riscv64"):
        compile_filter("riscv64")


@pytest.mark.skipif(
    not ctypes.util.find_library("seccomp"), reason="libseccomp is not on this machine"
)
def test_the_table_agrees_with_libseccomp() -> None:
    pyseccomp = pytest.importorskip("pyseccomp")
    for name, numbers in NUMBERS.items():
        for number, arch in zip(
            numbers, (pyseccomp.Arch.X86_64, pyseccomp.Arch.AARCH64), strict=True
        ):
            known = pyseccomp.resolve_syscall(arch, name)
            assert number == (known if known >= 0 else None), name
