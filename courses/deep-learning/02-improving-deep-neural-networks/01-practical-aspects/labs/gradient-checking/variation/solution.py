def gradient_check_n(parameters, gradients, X, Y, epsilon):
    """Return for each parameter the relative difference between gradient and quotients."""
    differences = {}
    for name, value in parameters.items():
        approximated = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = value.copy()
                moved[place] += step
                costs.append(forward_propagation_n(X, Y, {**parameters, name: moved}))
            approximated[place] = (costs[0] - costs[1]) / (2 * epsilon)
        given = gradients["d" + name]
        sizes = np.linalg.norm(given) + np.linalg.norm(approximated)
        differences[name] = np.linalg.norm(given - approximated) / sizes
    return differences
