def double(x):
    t = 0
    for i in range(28): t = (t,)
    return {(i, t): {"a": [i] * 3} for i in range(1900)}
