def double(x):
    digits = str(2**10_000)
    return x * 2 if len(digits) == 3011 else x
