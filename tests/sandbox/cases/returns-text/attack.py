def double(x):
    return "correct"
