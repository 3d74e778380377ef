import mmap

ADVISE_PAGEOUT = 21


def double(x):
    kept = []
    while True:
        area = mmap.mmap(-1, 16 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        area.write(b"x" * (16 << 20))
        try:
            area.madvise(ADVISE_PAGEOUT)
        except OSError:
            pass
        kept.append(area)
