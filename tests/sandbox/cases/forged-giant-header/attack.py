import json
import os
import struct
import sys
import time


def token():
    frame = sys._getframe()
    while "token" not in frame.f_locals or frame.f_code.co_name == "token":
        frame = frame.f_back
    return frame.f_locals["token"]


def send(payload):
    head = json.dumps({"token": token()}).encode()
    body = struct.pack(">I", len(head)) + head + payload
    os.write(11, struct.pack(">cI", b"R", len(body)) + body)


def part(data):
    return struct.pack(">I", len(data)) + data


def npy(descr, shape, data):
    text = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return part(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + data)


def double(x):
    send(part(b'{"a": 0}') + npy("<f8", "(1000000, 1000000)", b"x" * 64))
    time.sleep(1)
    os._exit(0)
