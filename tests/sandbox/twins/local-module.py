import importlib
import sys

with open("/box/helpers.py", "w") as file:
    file.write("FACTOR = 2\n")
sys.path.insert(0, "/box")
helpers = importlib.import_module("helpers")


def double(x):
    return x * helpers.FACTOR
