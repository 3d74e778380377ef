MARKUP = "<script>alert(1)</script><svg onload=alert(1)>\x1b[2J\u202e"


class Error(ValueError):
    pass


Error.__name__ = MARKUP[:40]


def double(x):
    print(MARKUP)
    raise Error(MARKUP)
