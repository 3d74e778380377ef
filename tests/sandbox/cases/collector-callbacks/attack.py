import gc, sys
def cb(phase, info):
    f = sys._getframe()
    while f:
        for k, v in list(f.f_locals.items()):
            if k == "result": 
                try: v *= 2
                except Exception: pass
        f = f.f_back
gc.callbacks.append(cb); gc.set_threshold(1, 1, 1)
def double(x):
    return x * 3
