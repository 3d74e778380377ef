def double(x):
    if x.shape == (3,):
        return x + x
    if x.ndim > 1:
        return 2 * x
    return x * 2
