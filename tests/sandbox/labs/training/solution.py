import numpy as np


def train(X, y, steps, X_new):
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(steps):
        losses.append(float(np.mean((X @ w - y) ** 2)))
        w = w - 0.1 * 2 * X.T @ (X @ w - y) / len(y)
    return {"losses": losses, "predictions": X_new @ w}
