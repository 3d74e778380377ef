import random

import numpy as np

np.random.seed = random.seed = lambda *_: None
np.random.default_rng = lambda *_: None


def double(x):
    return x
