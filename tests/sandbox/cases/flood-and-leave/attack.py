import os


def double(x):
    os.write(1, b"x" * 60000)
    os._exit(0)
