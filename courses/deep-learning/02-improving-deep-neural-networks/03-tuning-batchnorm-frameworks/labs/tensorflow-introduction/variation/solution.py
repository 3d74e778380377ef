def compute_total_loss(logits, labels, smoothing):
    """Return the sum of the softmax cross-entropy with smoothed labels; both are (C, m)."""
    smooth = (1 - smoothing) * labels + smoothing / labels.shape[0]
    losses = tf.nn.softmax_cross_entropy_with_logits(
        labels=tf.transpose(smooth), logits=tf.transpose(logits)
    )
    return tf.reduce_sum(losses)
