import select


def double(x):
    select.select([], [], [])
