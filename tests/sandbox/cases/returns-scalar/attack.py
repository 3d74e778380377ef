def double(x):
    return float(x.sum() * 0)
