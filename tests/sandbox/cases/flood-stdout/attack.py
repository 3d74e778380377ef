import os


def double(x):
    while True:
        os.write(1, b"x\n" * 32768)
