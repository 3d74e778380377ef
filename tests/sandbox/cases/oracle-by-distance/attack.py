def weigh(x):
    return 0.0
