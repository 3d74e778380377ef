import re


def double(x):
    re.match(r"(a+)+$", "a" * 60 + "b")
    return x * 2
