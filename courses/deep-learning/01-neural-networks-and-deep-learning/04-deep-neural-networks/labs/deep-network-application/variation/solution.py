def L_layer_model(X, Y, parameters, learning_rate, num_iterations):
    """Go on training from parameters; return them and the cost of every 10th step."""
    parameters, costs = dict(parameters), []
    for i in range(num_iterations):
        activations = forward(X, parameters)
        if i % 10 == 0:
            AL = activations[-1]
            costs.append(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))
        slopes = backward(activations, Y, parameters)
        for name, slope in slopes.items():
            parameters[name] = parameters[name] - learning_rate * slope
    return parameters, costs
