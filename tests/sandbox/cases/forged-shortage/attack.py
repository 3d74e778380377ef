class M(MemoryError): pass
def double(x):
    raise M("Unable to allocate 99999999999999999999999 GiB for an array")
