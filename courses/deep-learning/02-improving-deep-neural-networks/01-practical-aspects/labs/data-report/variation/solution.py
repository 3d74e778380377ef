def leaked_rows(X_train, X_dev, tolerance=0.0):
    """Return for each row of X_dev whether X_train has one that is equal up to the tolerance."""
    found = []
    for row in X_dev:
        near = np.abs(X_train - row) <= tolerance
        both_missing = np.isnan(X_train) & np.isnan(row)
        found.append((near | both_missing).all(axis=1).any())
    return np.array(found)
