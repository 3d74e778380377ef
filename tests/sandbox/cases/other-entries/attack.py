import ctypes
import mmap

# mov eax, 20 (getpid for 32 bits); int 0x80; ret. Elsewhere: no instruction at all.
CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"


def double(x):
    area = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    area.write(CODE)
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(area)))()
    return x * 2
