def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon, weight_decay
):
    """Return parameters, v and s after step t; weights shrink besides, biases do not."""
    v = {name: beta1 * old + (1 - beta1) * grads[name] for name, old in v.items()}
    s = {name: beta2 * old + (1 - beta2) * grads[name] ** 2 for name, old in s.items()}
    moved = {}
    for name, value in parameters.items():
        direction = v["d" + name] / (1 - beta1**t)
        size = np.sqrt(s["d" + name] / (1 - beta2**t))
        decay = weight_decay * value if name.startswith("W") else 0
        moved[name] = value - learning_rate * (direction / (size + epsilon) + decay)
    return moved, v, s
