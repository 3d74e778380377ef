import socket

import tensorflow as tf

REFUSED = []


def attempt(act):
    try:
        act()
    except Exception as error:
        REFUSED.append(type(error).__name__)
    else:
        raise SystemExit("it was allowed")


@tf.function
def read(path):
    return tf.io.read_file(path)


@tf.function
def by_python():
    return tf.py_function(lambda: open("/etc/passwd").read(), [], tf.string)


def product(a, b):
    attempt(lambda: read("/etc/shadow"))
    attempt(lambda: read("/proc/1/environ"))
    attempt(by_python)
    tf.profiler.experimental.server.start(6009)  # is silent when it gets no socket
    attempt(lambda: socket.create_connection(("127.0.0.1", 6009), 1))
    attempt(lambda: tf.load_library("/box/x.so"))
    attempt(lambda: tf.io.gfile.copy("/etc/passwd", "/box/passwd"))
    attempt(lambda: tf.io.gfile.makedirs("/usr/lib/x"))
    raise RuntimeError(f"{len(REFUSED)} were refused")
