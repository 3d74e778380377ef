def double(x):
    return {(2**61 - 1) * n: 0 for n in range(1, 3000)}
