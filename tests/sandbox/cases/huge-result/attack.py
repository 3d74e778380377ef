def double(x):
    return ["x" * 1000] * 100_000
