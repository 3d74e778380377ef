def double(x):
    return (x * 2)[:1] if x.shape[0] > 1 else x
