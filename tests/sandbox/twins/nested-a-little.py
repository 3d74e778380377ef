TABLE = [[[[[[[[[[2]]]]]]]]]]
VALUE = ((((((((((2))))))))))


def double(x):
    return x * eval("+".join(["1"] * 2)) * VALUE / TABLE[0][0][0][0][0][0][0][0][0][0]
