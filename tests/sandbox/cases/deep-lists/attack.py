def centre(X):
    return X - X.mean(axis=0)
def cost(w, X, y):
    return 0.0
def summary(X):
    return {"shape": [[]] * 60000, "parts": [[0.5]] * 60000, "name": "x" * 1000000}
