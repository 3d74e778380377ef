def sigmoid_derivative(x, k):
    """Return the slope of sigmoid(k x) at x, in the shape of x."""
    s = sigmoid(k * x)
    return k * s * (1 - s)


def softmax(x, temperature):
    """Return the softmax of every column of x / temperature; no entry is too large for it."""
    z = x / temperature
    shares = np.exp(z - np.max(z, axis=0, keepdims=True))
    return shares / np.sum(shares, axis=0, keepdims=True)
