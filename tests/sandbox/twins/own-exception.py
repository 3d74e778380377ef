class TooSmall(ValueError):
    def __str__(self):
        return "too small: " + super().__str__()


def checked(x):
    if x.size < 100:
        raise TooSmall(x.shape)
    return x


def double(x):
    try:
        x = checked(x)
    except TooSmall as error:
        assert str(error).startswith("too small")
    finally:
        factor = 2
    return x * factor
