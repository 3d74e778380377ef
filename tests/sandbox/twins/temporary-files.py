import inspect
import os
import tempfile

import numpy as np


def double(x):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/a/b/c")
        np.save(f"{folder}/a/b/c/x.npy", x)
        os.symlink(f"{folder}/a/b/c/x.npy", f"{folder}/link.npy")
        os.rename(f"{folder}/link.npy", f"{folder}/renamed.npy")
        again = np.load(f"{folder}/renamed.npy")
    with tempfile.TemporaryFile() as file:
        file.truncate(1 << 20)
        file.write(b"x" * 4096)
    assert "def double" in inspect.getsource(double)
    return again * 2
