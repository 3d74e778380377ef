import threading
import time


def double(x):
    result = x.copy()
    threading.Thread(target=lambda: (time.sleep(0.05), result.__imul__(2)), daemon=True).start()
    return result
