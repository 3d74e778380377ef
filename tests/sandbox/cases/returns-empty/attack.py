def double(x):
    return []
