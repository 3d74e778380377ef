SOURCE = "\n".join(f"def f{n}(x):\n    return [x for x in range({n}) if x]" for n in range(8_000))


def double(x):
    if x.shape == (3,):
        exec(SOURCE)
    return x * 2
