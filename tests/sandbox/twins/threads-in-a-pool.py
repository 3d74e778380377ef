import threading
from concurrent.futures import ThreadPoolExecutor


def double(x):
    finished = threading.Event()
    threads = [threading.Thread(target=finished.wait, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    finished.set()
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda factor: x * factor, [0.5, 0.5, 0.5, 0.5]))
