import tempfile

import numpy as np


def double(x):
    with tempfile.TemporaryFile() as file:
        np.save(file, x)
        file.seek(0)
        return np.load(file) * 2
