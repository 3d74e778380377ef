def double(x, y):
    return x * 2
