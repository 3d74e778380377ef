import numpy as np


def train(X, y, steps, X_new):
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(steps):
        error = X @ w - y
        losses.append(float((error**2).mean()))
        w = w - 0.1 * 2 * X.T @ error / len(y)
    return {"losses": losses, "predictions": X_new @ w}
