SQUARES = {n: n * n for n in range(50_000)}


def double(x):
    return x * 2 if SQUARES[3] == 9 else x
