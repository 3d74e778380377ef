import os
import tempfile


def double(x):
    home = os.environ.get("HOME", "/")
    assert os.path.isdir(home)
    assert os.access(tempfile.gettempdir(), os.W_OK)
    with open(f"{home}/notes", "w+") as file:
        file.write("2")
        file.seek(0)
        return x * int(file.read())
