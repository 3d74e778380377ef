def double(x):
    return (v for v in x)
