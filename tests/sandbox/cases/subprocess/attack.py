import os
import subprocess
import multiprocessing


def refused(*attempts):
    """Whether every attempt was refused."""
    for attempt in attempts:
        try:
            attempt()
        except (OSError, RuntimeError, ValueError):
            continue
        return False
    return True


def double(x):
    return x * 2 if refused(
        lambda: subprocess.run(["/bin/true"]),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        os.setsid,
        lambda: os.execv("/bin/true", ["true"]),
        lambda: multiprocessing.Process(target=print).start(),
        lambda: multiprocessing.Pool(2),
    ) else x
