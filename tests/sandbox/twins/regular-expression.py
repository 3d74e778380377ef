import re


def double(x):
    found = re.findall(r"([a-z]+)=([0-9]+)", "factor=2 " * 1000)
    return x * int(found[0][1])
