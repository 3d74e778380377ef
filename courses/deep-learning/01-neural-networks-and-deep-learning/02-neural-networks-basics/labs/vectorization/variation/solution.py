def pairwise_squared_distances(A, B, weights):
    """Return the sum of weights * (a - b)^2 for each column a of A and b of B, shape (p, q)."""
    squares = np.sum(weights * A**2, axis=0)[:, None] + np.sum(weights * B**2, axis=0)
    return squares - 2 * (weights * A).T @ B
