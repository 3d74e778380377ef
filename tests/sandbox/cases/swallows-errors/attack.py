import sys
import threading
import traceback

sys.excepthook = threading.excepthook = lambda *_: None
traceback.extract_tb = lambda *_: []
traceback.print_exc = traceback.format_exc = lambda *_, **__: ""


def double(x):
    raise RuntimeError("nobody hears this")
