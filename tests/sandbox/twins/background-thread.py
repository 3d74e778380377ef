import threading
import time

steps = []


def note():
    for step in range(3):
        steps.append(step)
        time.sleep(0.01)


def double(x):
    threading.Thread(target=note, daemon=True).start()
    return x * 2
