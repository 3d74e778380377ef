from authoring import Call, close


def cases(rng):
    def call(*shape):
        return Call("double", rng.normal(size=shape), compare=close(rtol=1e-6, atol=1e-9))

    return {"example": [call(3)], "hidden": [call(4), call(2, 3), call(1)], "last": [call(5, 2)]}
