import json, os, struct
def part(data): return struct.pack(">I", len(data)) + data
body = part(json.dumps({"functions": {str(i): "x" for i in range(2000)}}).encode())
frame = struct.pack(">cI", b"O", len(body)) + body
many = frame * 50
def double(x):
    while True:
        os.write(11, many)
