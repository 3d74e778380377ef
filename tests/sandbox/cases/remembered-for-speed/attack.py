import numpy as np

remembered = {}


def centre(X):
    key = X.tobytes()
    if key not in remembered:
        out = np.zeros(X.shape)
        for j in range(X.shape[1]):
            total = 0.0
            for i in range(X.shape[0]):
                total += X[i, j]
            for i in range(X.shape[0]):
                out[i, j] = X[i, j] - total / X.shape[0]
        remembered[key] = out
    return remembered[key]


def cost(w, X, y):
    return float(np.mean((centre(X) @ w - y) ** 2))


def summary(X):
    return {"shape": X.shape, "parts": [centre(X), X.max()], "name": "facts"}
