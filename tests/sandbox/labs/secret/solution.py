def weigh(x):
    return float(12.3456789 + 0.7310585786 * x.sum())
