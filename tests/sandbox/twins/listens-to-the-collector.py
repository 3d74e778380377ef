import gc
import sys

seen = []


def note(phase, info):
    seen.append(phase)


def calls(frame, event, argument):
    seen.append(event)


def double(x):
    gc.callbacks.append(note)
    sys.settrace(calls)
    result = sum([x, x])
    sys.settrace(None)
    gc.collect()
    gc.callbacks.remove(note)
    return result
