from concurrent.futures import ThreadPoolExecutor


def double(x):
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda factor: x * factor, [0.5, 0.5, 0.5, 0.5]))
