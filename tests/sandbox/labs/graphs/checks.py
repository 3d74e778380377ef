from authoring import Call, Tensor


def cases(rng):
    def call(m, k, n):
        return Call("product", Tensor(rng.normal(size=(m, k))), Tensor(rng.normal(size=(k, n))))

    return {"example": [call(2, 3, 2)], "hidden": [call(4, 4, 4)]}
