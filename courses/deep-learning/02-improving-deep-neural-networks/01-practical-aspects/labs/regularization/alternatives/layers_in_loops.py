"""One loop over the layers, einsum, where; masks of floats from binomial()."""

import numpy as np

RNG = np.random.default_rng(5)


def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.size
    chosen = np.where(Y > 0.5, A3, 1 - A3)
    weights = np.concatenate([v.ravel() for name, v in parameters.items() if name[0] == "W"])
    return float(-np.log(chosen).sum() / m + lambd * (weights @ weights) / m / 2)


def back(X, Y, outputs, weights, gates, extra):
    grads, m = {}, Y.shape[1]
    dZ = outputs[3] - Y
    for k in (3, 2, 1):
        grads[f"dW{k}"] = np.einsum("ik,jk->ij", dZ, outputs[k - 1]) / m + extra * weights[k] / m
        grads[f"db{k}"] = dZ.mean(axis=1)[:, np.newaxis]
        if k > 1:
            dZ = np.einsum("ij,ik->jk", weights[k], dZ) * gates[k - 1]
    return grads


def backward_propagation_with_regularization(X, Y, cache, lambd):
    Z1, A1, W1, _, Z2, A2, W2, _, _, A3, W3, _ = cache
    gates = {1: np.heaviside(Z1, 0.0), 2: np.heaviside(Z2, 0.0)}
    return back(X, Y, [X, A1, A2, A3], [None, W1, W2, W3], gates, lambd)


def forward_propagation_with_dropout(X, parameters, keep_prob):
    A, cache = X, []
    for k in (1, 2, 3):
        W, b = parameters[f"W{k}"], parameters[f"b{k}"]
        Z = W @ A + b
        if k < 3:
            D = RNG.binomial(1, keep_prob, size=Z.shape).astype(float)
            A = np.where(Z > 0, Z, 0.0) * (D / keep_prob)
            cache += [Z, D, A, W, b]
        else:
            A = (1 + np.tanh(Z / 2)) / 2
            cache += [Z, A, W, b]
    return A, cache


def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    gates = {1: (Z1 > 0) * D1 / keep_prob, 2: (Z2 > 0) * D2 / keep_prob}
    return back(X, Y, [X, A1, A2, A3], [None, W1, W2, W3], gates, 0.0)
