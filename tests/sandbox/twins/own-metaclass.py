class Named(type):
    def __str__(cls):
        return "a refusal"


class Refusal(Exception, metaclass=Named):
    pass


def double(x):
    try:
        raise Refusal(x.shape)
    except Refusal as error:
        assert error.args == (x.shape,)
    return x * 2
