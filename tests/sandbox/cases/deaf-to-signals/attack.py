import signal


def deafen(*_):
    for number in range(1, 65):
        try:
            signal.signal(number, deafen)
        except (OSError, ValueError):
            continue


def double(x):
    while True:
        deafen()
