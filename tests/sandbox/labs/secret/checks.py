from authoring import Call


def cases(rng):
    return {"example": [Call("weigh", rng.normal(size=2))], "hidden": [Call("weigh", rng.normal(size=4))]}
