def batchnorm_forward(x, gamma, beta, eps=1e-5):
    """Divide each column of x by its root mean square, then scale and shift."""
    size = tf.sqrt(tf.reduce_mean(tf.square(x), axis=0) + eps)
    x_hat = x / size
    return gamma * x_hat + beta, {"x_hat": x_hat, "gamma": gamma, "size": size}


def batchnorm_backward(dout, cache):
    """Return dx, dgamma and dbeta; what goes through the mean is gone."""
    x_hat = cache["x_hat"]
    dgamma = tf.reduce_sum(dout * x_hat, axis=0)
    dbeta = tf.reduce_sum(dout, axis=0)
    dx_hat = dout * cache["gamma"]
    through_size = x_hat * tf.reduce_mean(dx_hat * x_hat, axis=0)
    return (dx_hat - through_size) / cache["size"], dgamma, dbeta
