def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


def double(x):
    return x * 2 if count(500) == 500 else x
