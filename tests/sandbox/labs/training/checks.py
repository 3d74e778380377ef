from authoring import Call, close


def cases(rng):
    def call(steps):
        X, w = rng.normal(size=(20, 3)), rng.normal(size=3)
        return Call("train", X, X @ w + rng.normal(size=20), steps, rng.normal(size=(5, 3)), compare=close(1e-6, 1e-9))

    return {"example": [call(2)], "hidden": [call(1), call(5), call(20)]}
