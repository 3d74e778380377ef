import os
import struct


def double(x):
    os.write(11, struct.pack(">cI", b"R", 2**32 - 1))
    while True:
        os.write(11, b"x" * 65536)
