import threading

import numpy as np


def work():
    matrix = np.ones((300, 300))
    while True:
        matrix @ matrix


def double(x):
    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()
    threading.Event().wait()
