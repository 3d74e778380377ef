"""Which step of real work each concept belongs to. A table; whatever it does not name is built."""

from __future__ import annotations

from enum import StrEnum


class ProjectStep(StrEnum):
    """The steps that a project goes through, in their order."""

    PROBLEM = "problem"
    DATA = "data"
    BUILDING = "building"
    IMPROVING = "improving"


NAMED = {
    ProjectStep.PROBLEM: """
        supervised-learning binary-classification prediction-threshold train-and-test-accuracy
        precision-and-recall single-number-metric optimising-and-satisficing human-level-performance
        object-localisation landmark-detection intersection-over-union face-verification
        one-shot-learning neural-style-transfer language-models sentiment-classification
        conditional-language-model
    """,
    ProjectStep.DATA: """
        probability-and-events conditional-probability independence random-variables
        expectation-and-variance bernoulli-distribution normal-distribution maximum-likelihood
        structured-and-unstructured-data artificial-neuron network-as-function
        scale-and-performance image-as-vector row-normalisation logistic-regression loss-and-cost
        cross-entropy-cost feature-standardisation hidden-layers nonlinearity decision-boundary
        deep-representations train-dev-test-sets input-normalisation one-hot-encoding
        dev-test-distribution split-proportions stratified-and-temporal-splits data-leakage
        label-errors data-mismatch training-dev-set artificial-data-synthesis transfer-learning
        multi-task-learning end-to-end-learning image-tensors parameter-sharing
        convnet-architecture lenet-5 alexnet vgg-16 one-by-one-convolution residual-connections
        inception-module data-augmentation building-on-open-source sliding-windows
        grid-predictions anchor-boxes anchor-clustering siamese-encodings triplet-loss
        sequence-notation sequence-architectures gru lstm bidirectional-and-deep-rnns
        word-embeddings word-analogies skip-gram negative-sampling glove-vectors sequence-padding
        pretrained-embeddings encoder-decoder attention spectrograms trigger-word-labels
        audio-clip-synthesis self-attention transformer-encoder transformer-decoder
    """,
    ProjectStep.IMPROVING: """
        learning-rate hidden-size-and-overfitting hyperparameters bias-and-variance generalisation
        regularisation l2-regularisation l1-regularisation dropout
        vanishing-and-exploding-gradients he-initialisation mini-batches
        stochastic-gradient-descent exponentially-weighted-averages bias-correction momentum
        rmsprop adam learning-rate-decay saddle-points-and-plateaus tuning-priorities
        random-search log-scale-sampling search-regimes batch-normalisation glorot-initialisation
        orthogonal-controls avoidable-bias iterative-development error-analysis
        improvement-ceiling fine-tuning hard-triplets layer-visualisation long-term-dependencies
        gradient-clipping embedding-bias length-normalisation beam-search-error-analysis
        layer-normalisation
    """,
}
STEP_OF = {slug: step for step, slugs in NAMED.items() for slug in slugs.split()}


def step_of(concept: str) -> ProjectStep:
    """The step in which a concept (its slug) is used first.

    >>> step_of("dropout"), step_of("broadcasting")
    (<ProjectStep.IMPROVING: 'improving'>, <ProjectStep.BUILDING: 'building'>)
    """
    return STEP_OF.get(concept, ProjectStep.BUILDING)
