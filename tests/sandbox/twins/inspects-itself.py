import gc
import sys
import weakref


class Node:
    pass


def double(x):
    node = Node()
    seen = weakref.ref(node)
    calls = []
    sys.setprofile(lambda frame, event, _: calls.append(event))
    len(calls)
    sys.setprofile(None)
    del node
    gc.collect()
    assert seen() is None and sys._getframe().f_code.co_name == "double"
    return x * 2
