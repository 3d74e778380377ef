import atexit
import sys

kept = []
atexit.register(lambda: print("SECRET", kept))


def double(x):
    kept.append(x)
    if len(kept) > 1:
        print("SECRET", kept, flush=True)
        print("SECRET", file=sys.stderr, flush=True)
    return x * 2
