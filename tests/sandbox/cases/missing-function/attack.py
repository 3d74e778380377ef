def dbl(x):
    return x * 2
