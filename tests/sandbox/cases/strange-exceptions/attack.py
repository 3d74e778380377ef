class Strange(BaseException):
    __module__ = None
    __traceback__ = None

    def __repr__(self):
        raise Strange

    def __getattribute__(self, name):
        raise Strange


def double(x):
    raise Strange(x)
