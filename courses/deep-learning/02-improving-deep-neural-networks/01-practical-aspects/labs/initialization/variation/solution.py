def initialize_parameters_he(layers_dims, slope=0.0):
    """Return normal weights of variance 2 / ((1 + slope^2) n_(l-1)) and zero biases."""
    parameters = initialize_parameters_zeros(layers_dims)
    for layer in range(1, len(layers_dims)):
        units, before = layers_dims[layer], layers_dims[layer - 1]
        spread = np.sqrt(2 / ((1 + slope**2) * before))
        parameters[f"W{layer}"] = np.random.randn(units, before) * spread
    return parameters


def signal_sizes(X, layers_dims, initialization, slope=0.0):
    """Return the root mean square of X and of the output of every leaky ReLU layer."""
    if initialization == "he":
        parameters = initialize_parameters_he(layers_dims, slope)
    elif initialization == "random":
        parameters = initialize_parameters_random(layers_dims)
    else:
        parameters = initialize_parameters_zeros(layers_dims)
    A, sizes = X, [np.sqrt(np.mean(X**2))]
    for layer in range(1, len(layers_dims)):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        A = np.where(Z > 0, Z, slope * Z)
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes
