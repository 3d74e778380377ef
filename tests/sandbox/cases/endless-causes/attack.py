def double(x):
    e = ValueError("a")
    for _ in range(3000):
        n = ValueError("b"); n.__cause__ = e; n.__context__ = n; e = n
    e.__cause__ = e
    raise ExceptionGroup("g", [e] * 1000) from e
