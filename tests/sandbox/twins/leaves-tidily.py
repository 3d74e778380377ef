import atexit
import sys

atexit.register(lambda: None)


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __del__(self):
        pass


def double(x):
    with Resource():
        return x * 2


def main():
    return 0


if __name__ == "__main__":
    sys.exit(main())
