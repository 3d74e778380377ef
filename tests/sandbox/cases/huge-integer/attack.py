def double(x):
    return str(10**1_000_000)
