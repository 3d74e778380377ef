def weigh(x):
    total = 0.0
    for value in x:
        total += float(value)
    return 12.3456789 + 0.7310585786 * total
