class Odd(BaseException):
    def __str__(self):
        raise self

    __repr__ = __str__


def double(x):
    raise Odd
