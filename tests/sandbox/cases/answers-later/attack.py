import json
import os
import struct
import sys


def part(data):
    return struct.pack(">I", len(data)) + data


def token():
    frame = sys._getframe()
    while "token" not in frame.f_locals or frame.f_code.co_name == "token":
        frame = frame.f_back
    return frame.f_locals["token"]


def send(token, payload):
    body = part(json.dumps({"token": token}).encode()) + payload
    os.write(11, struct.pack(">cI", b"R", len(body)) + body)


import threading
import time

seen = []


def answer():
    while True:
        time.sleep(0.001)
        for name in seen[-1:]:
            send(name, part(b"null"))


threading.Thread(target=answer, daemon=True).start()


def double(x):
    seen.append(token())
    time.sleep(0.02)
    return x * 2
