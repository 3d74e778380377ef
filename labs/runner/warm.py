"""The warm parent: imports once, then forks a guard for each run. It never runs an operation.

A TensorFlow operation here (or building a Keras model, or listing logical devices) starts thread
pools that do not survive a fork: every child would then hang. So: imports only, one thread.
Started inside bubblewrap by labs.sandbox.jail.
"""

from __future__ import annotations

import base64
import gc
import importlib
import json
import os
import signal
import socket
import sys
from typing import Any

from labs.runner import confine, kernels

# NumPy loads these when first used; here they cost nothing per run.
NUMPY_PARTS = ("numpy.random", "numpy.linalg", "numpy.fft", "numpy.ma", "numpy.polynomial")
MESSAGE = 256 * 1024
DESCRIPTORS = 4


def main() -> None:
    """Say hello, become nobody, import, freeze, serve until the worker hangs up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(control.recv(MESSAGE))
    if settings["uid"] is not None:
        confine.become(settings["uid"])
    settings["filter"] = base64.b64decode(settings["filter"])
    try:
        ready = _import_libraries(settings["runtime"])
    except Exception as error:  # the worker must hear why, in words
        control.send(json.dumps({"failure": f"{type(error).__name__}: {error}"[:2000]}).encode())
        return
    if not settings["nested"]:
        confine.prctl(confine.PR_SET_DUMPABLE, 0)  # the child will share our /proc: close it
    _settle()
    ready["uid"] = os.getuid()
    control.send(json.dumps(ready).encode())
    _serve(control, settings)


def _import_libraries(runtime: str) -> dict[str, Any]:
    gc.disable()  # a fifth of TensorFlow's import time is the collector walking new modules
    names = ["numpy"] + (["tensorflow", "keras"] if runtime == "tensorflow" else [])
    modules = {name: importlib.import_module(name) for name in names}
    for name in NUMPY_PARTS:
        importlib.import_module(name)
    if runtime == "tensorflow":
        kernels.keep_kernels()
    # Children find the guard and what it needs loaded.
    importlib.import_module("labs.runner.rehearsing").rehearse()
    sys.path.remove(sys.argv[2])  # nothing of ours is to be imported by name from now on
    versions = {name: str(module.__version__) for name, module in modules.items()}
    return {"versions": {"python": sys.version.split()[0], **versions}}


def _settle() -> None:
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"the warm parent has {threads} threads; forks of it would hang")
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for guards


def _serve(control: socket.socket, settings: dict[str, Any]) -> None:
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(control, MESSAGE, DESCRIPTORS)
        if not message:
            return
        order = json.loads(message)
        if order["do"] == "census":
            control.send(json.dumps({"processes": _census()}).encode())
        elif order["do"] == "memory":
            control.send(json.dumps(_memory()).encode())
        elif os.fork() == 0:
            _run_guard(control, descriptors, order, settings)
        for descriptor in descriptors:
            os.close(descriptor)


def _census() -> int:
    return sum(name.isdigit() for name in os.listdir("/proc"))


def _memory() -> dict[str, int]:
    """This process: resident, and proportional where the kernel tells it."""
    try:
        with open("/proc/self/smaps_rollup") as handle:
            fields = dict(line.split(":", 1) for line in handle if line.startswith(("Rss", "Pss:")))
    except OSError:
        with open("/proc/self/status") as handle:
            fields = dict(line.split(":", 1) for line in handle if line.startswith("VmRSS"))
        fields = {"Rss": fields["VmRSS"], "Pss": fields["VmRSS"]}
    return {"rss_kb": int(fields["Rss"].split()[0]), "pss_kb": int(fields["Pss"].split()[0])}


def _run_guard(control: socket.socket, descriptors: list[int], order: Any, settings: Any) -> None:
    from labs.runner import guard

    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        guard.watch(descriptors, order, settings)
    except BaseException as error:  # whatever it is, the worker gets a line and the process ends
        text = json.dumps({"event": "ended", "reason": "setup", "error": repr(error)[:500]})
        os.write(descriptors[guard.TALK], text.encode())
    finally:
        os._exit(0)
