"""Inputs for the search lab, and judges for what chance decides.

Random draws are judged by their range and distribution, trainings by how far the loss has come.
Where all features are 0 only the last bias learns, so the loss is known exactly.
"""

from authoring import Call, close, exact, said
from numpy import (
    absolute,
    allclose,
    append,
    arange,
    argsort,
    asarray,
    bincount,
    corrcoef,
    diff,
    exp,
    integer,
    isfinite,
    log,
    log10,
    nan,
    ndarray,
    number,
    sort,
    unique,
    zeros,
)
from numpy.random import Generator

MANY = 1500  # draws from which a distribution can be told
EVEN = 0.1  # how far their distribution may be off; chance reaches it once in a million
FEW_WHOLE = 10  # a knob of so few whole numbers must show all of them
C = 3
STRONG = 0.9  # a dropout rate under which the loss tells training from test mode
ALL = 1 - 1e-9  # a dropout rate that lets nothing through, and still has gradients (of 0)
FROM_THE_BIAS = close(
    rtol=1e-3,
    atol=1e-4,
    why={
        "ja": "float32 で何度も更新するので、正しい書き方どうしでも下のほうの桁は変わります。",
        "en": "After several updates in float32 the last digits differ between right versions.",
    },
)
Words = dict[str, str]


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **sample_cases(rng),
        **trial_cases(rng),
        **model_cases(rng),
        **score_cases(rng),
        **search_cases(rng),
    }


def judged(function: str, judge: str, *args: object, **keywords: object) -> Call:
    """A call whose result a function of this file describes."""
    return Call(function, *args, compare=exact(), judge=judge, keywords=keywords)


# sample_log_uniform


def sample_cases(rng: Generator) -> dict[str, list[Call]]:
    """Few and many draws, ranges below, above and across 1."""

    def call(low: float, high: float, size: int, **keywords: int) -> Call:
        return judged("sample_log_uniform", "judge_sample", low, high, size, **keywords)

    seed = int(rng.integers(2, 1000))
    return {
        "sample-example": [call(0.0001, 1.0, MANY)],
        "sample-hidden": [call(0.003, 0.7, MANY, seed=seed), call(20.0, 900.0, MANY, seed=seed)],
    }


def judge_sample(value, low, high, size, seed=0) -> dict[str, object]:
    """The shape, and how the draws spread."""
    drawn = asarray(value, dtype=float)
    if drawn.shape != (size,):
        return {"shape": str(drawn.shape)}
    looked_at = how_drawn if size >= MANY else where_drawn
    return {"shape": str(drawn.shape), "values": looked_at(drawn, low, high)}


def where_drawn(drawn: ndarray, low: float, high: float) -> Words:
    """Of few draws, whether they lie between the ends."""
    if ((drawn >= low * 0.9999) & (drawn <= high * 1.0001)).all():
        return said(ja="low から high まで", en="between low and high")
    return said(ja="low から high までの外に出ている", en="some lie outside low and high")


ON_LOG_SCALE = said(
    ja="low から high まで、対数尺度で一様", en="even on the log scale from low to high"
)
ON_LINEAR_SCALE = said(
    ja="low から high まで、線形に一様", en="even on the linear scale from low to high"
)


def how_drawn(drawn: ndarray, low: float, high: float) -> Words:
    """What many draws from low to high look like."""
    if not isfinite(drawn).all():
        return said(ja="有限でない値がある", en="some are not finite")
    if allclose(diff(drawn), drawn[1] - drawn[0]):
        return said(ja="等間隔の格子", en="an evenly spaced grid")
    if len(unique(drawn)) < len(drawn) / 10:
        return said(ja="同じ値ばかり", en="the same few values again and again")
    for words, values, ends in ways(drawn, low, high):
        if evenly(values, *ends):
            return words
    if drawn.min() < low * 0.9999 or drawn.max() > high * 1.0001:
        return said(ja="low から high までの外に出ている", en="some lie outside low and high")
    return said(ja="一様でない", en="not even")


def ways(drawn: ndarray, low: float, high: float):
    """Words, numbers and ends: what draws may turn out to be."""
    yield ON_LINEAR_SCALE, drawn, (low, high)
    if low <= 0:
        return
    powers = log10(drawn) if drawn.min() > 0 else drawn * nan
    tens, natural = log10([low, high]), log([low, high])
    yield ON_LOG_SCALE, powers, tens
    yield said(ja="指数のまま", en="exponents"), drawn, tens
    yield said(ja="exp で戻した log10", en="log10, undone by exp"), powers, tens / log(10)
    yield said(ja="10 の累乗で戻した log", en="log, undone by a power of 10"), powers, natural
    yield said(ja="10 の low 乗から high 乗まで", en="from 10^low to 10^high"), powers, (low, high)


def evenly(values: ndarray, low: float, high: float) -> bool:
    """Whether numbers keep to the ends and their distribution is near the even one."""
    room = 1e-4 * (high - low)
    if not (values.min() >= low - room and values.max() <= high + room):
        return False
    expected = (sort(values) - low) / (high - low)
    found = (arange(len(values)) + 0.5) / len(values)
    return bool(absolute(expected - found).max() < EVEN)


# sample_trials


def trial_cases(rng: Generator) -> dict[str, list[Call]]:
    """A handful to look at, and many, with knobs of every kind."""
    space = {
        "learning_rate": {"scale": "log", "low": 0.001, "high": 1.0},
        "hidden_units": {"scale": "log", "low": 8, "high": 64, "integer": True},
        "dropout_rate": {"scale": "linear", "low": 0.0, "high": 0.5},
    }
    other = {
        "dropout_rate": {"scale": "linear", "low": 0.1, "high": 0.8, "integer": False},
        "learning_rate": {"scale": "log", "low": 0.00002, "high": 0.3},
        "hidden_units": {"scale": "log", "low": 100, "high": 900, "integer": True},
        "batch_size": {"scale": "linear", "low": 10, "high": 400, "integer": True},
        "num_layers": {"scale": "linear", "low": 1, "high": 3, "integer": True},
    }
    seed = int(rng.integers(2, 1000))
    return {
        "trials-example": [judged("sample_trials", "judge_trials", space, 5)],
        "trials-hidden": [
            judged("sample_trials", "judge_trials", space, MANY, seed=seed),
            judged("sample_trials", "judge_trials", other, MANY, seed=seed + 1),
        ],
    }


def judge_trials(value, space, num_trials, seed=0) -> dict[str, object]:
    """Form, number, each knob's values, and that knobs are drawn apart."""
    if isinstance(value, dict):
        return {"return": said(ja="辞書が一つ", en="one dictionary")}
    if not isinstance(value, (list, tuple)):
        return {"return": said(ja="リストではない", en="no list")}
    if not all(isinstance(one, dict) for one in value):
        return {"return": said(ja="辞書でないもののリスト", en="a list, but not of dictionaries")}
    if any(set(one) != set(space) for one in value):
        return {"keys": said(ja="宣言と違う", en="others than declared")}
    about: dict[str, object] = {"len(trials)": len(value)}
    if not value:
        return about
    for name, knob in space.items():
        about[name] = about_knob([one[name] for one in value], knob)
    columns = [asarray([one[name] for one in value], dtype=float) for name in space]
    about["trials"] = (
        said(ja="つまみごとに独立", en="each knob is drawn by itself")
        if drawn_apart(columns)
        else said(ja="つまみどうしが一緒に上下する", en="knobs go up and down together")
    )
    return about


def about_knob(values: list, knob: dict) -> Words:
    """What one knob's values are like."""
    low, high, whole = knob["low"], knob["high"], bool(knob.get("integer"))
    column = asarray(values, dtype=float)
    if column.ndim != 1:
        return said(ja="一つの数でない値がある", en="some are no single numbers")
    if whole and not all(is_whole(one) for one in values):
        return said(ja="整数でない値がある", en="some are no whole numbers")
    if not whole and len(column) > 1 and len(unique(column)) == 1:
        return said(ja="どの試行も同じ値", en="the same in all trials")
    if len(column) < MANY:
        return where_drawn(column, low, high)
    if whole and high - low < FEW_WHOLE:
        return small_range(column, low, high)
    return how_drawn_whole(column, low, high) if whole else how_drawn(column, low, high)


def is_whole(value) -> bool:
    return isinstance(value, (int, integer)) and not isinstance(value, bool)


def how_drawn_whole(column: ndarray, low: float, high: float) -> Words:
    """Of whole numbers: on which of the two scales they are even."""
    for words, values, ends in list(ways(column, low, high))[:2]:
        if evenly(values, *ends):
            return words
    return said(ja="どちらの尺度でも一様でない", en="even on neither scale")


def small_range(column: ndarray, low: float, high: float) -> Words:
    """Of few whole numbers every one must come up, the ends too."""
    if set(column) == set(arange(low, high + 1)):
        return said(
            ja="low から high までの整数がすべて出る", en="every whole number from low to high"
        )
    return said(ja="出ない整数や範囲の外の整数がある", en="some never come up, or lie outside")


def drawn_apart(columns: list[ndarray]) -> bool:
    """Whether no two knobs go up and down together."""
    if len(columns[0]) < MANY:
        return True
    ranks = [argsort(argsort(column)) for column in columns]
    together = corrcoef(ranks)
    return all(abs(together[i, j]) < 0.2 for i in range(len(columns)) for j in range(i))


# build_model


def model_cases(rng: Generator) -> dict[str, list[Call]]:
    """Other sizes each time; in one call everything that has a default is left out."""
    n_x, classes, units = (int(size) for size in rng.permutation(arange(3, 20))[:3])
    rate = round(float(rng.uniform(0.1, 0.6)), 3)
    return {
        "model-example": [Call("build_model", (6,), 4, 16, 0.25, 0.05, compare=exact())],
        "model-hidden": [
            Call("build_model", (n_x,), classes, units, rate, 0.02, compare=exact()),
            Call("build_model", (units,), n_x, compare=exact()),
        ],
    }


# train_and_score


def clouds(rng: Generator, m: int) -> tuple[ndarray, ndarray]:
    """Return X (m, 4) and labels (m,): three clouds that are easily told apart."""
    labels = rng.permutation(arange(m) % C)
    centres = asarray([[2.0, 0, 0, 1], [0, 2.0, -1, 0], [-1, -1, 2.0, 0]])
    X = 1.3 * centres[labels] + 0.5 * rng.normal(size=(m, 4))
    return X.astype("float32"), labels


def data(rng: Generator, shift: int = 0) -> list[ndarray]:
    """Training and dev data; with a shift the dev labels contradict the training labels."""
    X_train, labels_train = clouds(rng, 36)
    X_dev, labels_dev = clouds(rng, 30)
    return [X_train, labels_train, X_dev, (labels_dev + shift) % C]


def blank(rng: Generator) -> list[ndarray]:
    """Data without features: what is learned is how frequent each class is."""
    labels_train = rng.permutation(
        append(arange(C), [0] * 25 + [1] * 9 + [2] * int(rng.integers(3, 6)))
    )
    labels_dev = rng.permutation(
        append(arange(C), [0] * 2 + [1] * 8 + [2] * int(rng.integers(2, 5)))
    )
    X_train, X_dev = (zeros((len(y), 4), "float32") for y in (labels_train, labels_dev))
    return [X_train, labels_train, X_dev, labels_dev]


def trial(rate: float, units: int = 24, dropout: float = 0.0) -> dict[str, float]:
    return {"learning_rate": rate, "hidden_units": units, "dropout_rate": dropout}


def score_cases(rng: Generator) -> dict[str, list[Call]]:
    """A good rate, contradicting dev labels, hardly any rate; then losses that are known."""

    def call(values: dict, *args: object, **keywords: int) -> Call:
        return judged("train_and_score", "judge_score", values, *args, **keywords)

    def known(rate: float, *args: int) -> Call:
        values = trial(rate, int(rng.integers(5, 20)), 0.3)
        return Call("train_and_score", values, *blank(rng), *args, compare=FROM_THE_BIAS)

    return {
        "score-example": [call(trial(0.8), *data(rng), 8, 1)],
        "score-hidden": [
            call(trial(0.7, 30), *data(rng, shift=1)),
            call(trial(0.00001), *data(rng), 6, 3),
            call(trial(0.3, 40, STRONG), *data(rng), 30, 2),
            call(trial(0.7, 40, ALL), *data(rng, shift=1), 25, 4),
        ],
        "score-known": [known(0.6), known(0.25, 5, 2), known(0.9, 0, 4)],
    }


def judge_score(value, trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    """How far the dev loss is from that of guessing, log C."""
    loss = asarray(value, dtype=float)
    if loss.shape != ():
        return {"return": said(ja=f"形 {loss.shape} の配列", en=f"an array of shape {loss.shape}")}
    setting = (X_train, labels_train, X_dev, labels_dev, num_steps)
    return {"loss": looks(trial, float(loss), setting)}


FAR_BELOW = said(ja="当てずっぽうよりずっと小さい", en="far below guessing")
NEAR = said(ja="当てずっぽうの近く", en="near guessing")
FAR_ABOVE = said(ja="当てずっぽうよりずっと大きい", en="far above guessing")


def looks(one: dict, loss: float, setting: tuple) -> Words:
    """What is to be said of the loss of a trial, where chance does not decide it."""
    X_train, labels_train, X_dev, labels_dev, num_steps = setting
    if not isfinite(loss):
        return said(ja="有限でない", en="not finite")
    if not X_train.any() and not X_dev.any():
        known = known_loss(one["learning_rate"], labels_train, labels_dev, num_steps)
        return fit(abs(loss - known) < 1e-3)
    if one["dropout_rate"] == ALL and 0 <= loss < 3.2 * log(C):
        return said(ja="学んでいないモデルと同じくらい", en="about that of an untaught model")
    if one["dropout_rate"] == ALL:
        return compared(loss)
    if not certain(one, X_train, num_steps):
        return said(ja="一つの数", en="one number")
    if one["dropout_rate"] == STRONG and 0 <= loss < 0.12:
        return said(ja="ほとんど 0", en="next to nothing")
    return compared(loss)


def certain(one: dict, X_train: ndarray, num_steps: int) -> bool:
    """Whether any right training on these data ends at the same side of guessing."""
    rate, dropout = one["learning_rate"], one["dropout_rate"]
    if len(X_train) < 30 or one["hidden_units"] < 20 or not 2 < absolute(X_train).max() < 8:
        return False
    if rate < 0.0005:
        return num_steps <= 40
    if dropout == STRONG:
        return rate == 0.3 and one["hidden_units"] >= 40 and num_steps >= 30
    return 0.55 <= rate <= 1 and dropout <= 0.1 and num_steps >= 6


def compared(loss: float) -> Words:
    """In words, with wide gaps between what a right training gives and what a wrong one does."""
    guessing = float(log(C))
    if loss < 0:
        return said(ja="負", en="negative")
    if loss < 0.3 * guessing:
        return FAR_BELOW
    return NEAR if loss < 3.2 * guessing else FAR_ABOVE


# random_search


def search_cases(rng: Generator) -> dict[str, list[Call]]:
    """A wide range of rates, high ones with dev labels that contradict, and losses that are known."""
    space = {
        "learning_rate": {"scale": "log", "low": 0.000001, "high": 0.9},
        "hidden_units": {"scale": "log", "low": 20, "high": 40, "integer": True},
        "dropout_rate": {"scale": "linear", "low": 0.0, "high": 0.1},
    }
    high = {**space, "learning_rate": {"scale": "log", "low": 0.6, "high": 0.9}}
    spread = {**space, "learning_rate": {"scale": "linear", "low": 0.1, "high": 0.9}}
    seed = int(rng.integers(2, 1000))

    def call(*args: object) -> Call:
        return judged("random_search", "judge_search", *args)

    return {
        "search-example": [call(space, 2, *data(rng), 8)],
        "search-hidden": [call(high, 3, *data(rng, shift=1), 7, seed)],
        "search-known": [call(spread, 5, *blank(rng)), call(spread, 4, *blank(rng), 3, seed)],
    }


def judge_search(
    value, space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
) -> dict[str, object]:
    """Form, order, and whether each loss fits its trial's learning rate."""
    form = form_of(value)
    if form:
        return {"return": form}
    trials, losses = [one for one, _ in value], [float(asarray(loss)) for _, loss in value]
    about: dict[str, object] = {"trials": judge_trials(trials, space, num_trials)}
    if "len(trials)" not in about["trials"]:
        return about
    if losses == sorted(losses):
        about["order"] = said(ja="損失の小さい順", en="the smallest loss first")
    elif losses == sorted(losses, reverse=True):
        about["order"] = said(ja="損失の大きい順", en="the largest loss first")
    else:
        about["order"] = said(ja="損失の順でない", en="not by loss")
    setting = (X_train, labels_train, X_dev, labels_dev, num_steps)
    about["losses"] = fit(all(fits(*one, setting) for one in zip(trials, losses, strict=True)))
    return about


def fit(right: bool) -> Words:
    if right:
        return said(ja="それぞれの試行に合う", en="fit their trials")
    return said(ja="試行に合わない", en="do not fit their trials")


def form_of(value) -> Words | None:
    """Why the results cannot be read; None when they can."""
    if not isinstance(value, (list, tuple)):
        return said(ja="リストではない", en="no list")
    if is_result(value):
        return said(ja="組が一つだけ", en="a single pair")
    if all(is_number(one) for one in value):
        return said(ja="数のリスト", en="a list of numbers")
    if all(isinstance(one, dict) for one in value):
        return said(ja="辞書のリスト", en="a list of dictionaries")
    if all(is_pair(one) and is_result(one[::-1]) for one in value):
        return said(ja="(損失, 試行) の組", en="pairs (loss, trial)")
    if all(is_result(one) for one in value):
        return None
    return said(ja="(試行, 損失) の組のリストでない", en="no list of pairs (trial, loss)")


def is_pair(one: object) -> bool:
    return isinstance(one, (list, tuple)) and len(one) == 2


def is_number(one: object) -> bool:
    return isinstance(one, (int, float, number)) or (isinstance(one, ndarray) and one.shape == ())


def is_result(one: object) -> bool:
    return is_pair(one) and isinstance(one[0], dict) and is_number(one[1])


def known_loss(rate: float, labels_train: ndarray, labels_dev: ndarray, steps: int) -> float:
    """The dev loss when only the last bias learns, since all features are 0."""
    shares, bias = bincount(labels_train) / len(labels_train), zeros(C)
    for _ in range(steps):
        bias = bias - rate * (softmax(bias) - shares)
    return float(-log(softmax(bias)[labels_dev]).mean())


def softmax(bias: ndarray) -> ndarray:
    return exp(bias) / exp(bias).sum()


def contradict(X_train, labels_train, X_dev, labels_dev) -> bool:
    """Whether the dev labels are not those of the nearest cloud of training data."""
    centres = asarray([X_train[labels_train == label].mean(axis=0) for label in range(C)])
    nearest = ((X_dev[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    return bool((nearest == labels_dev).mean() < 0.5)


def fits(one: dict, loss: float, setting: tuple) -> bool:
    """Whether a trial's loss is what it has to be, as far as that can be known."""
    X_train, *others, num_steps = setting
    words = looks(one, loss, setting)
    if not X_train.any():
        return words == fit(True)
    if not certain(one, X_train, num_steps):
        return bool(isfinite(loss))
    if one["learning_rate"] < 0.0005:
        return words == NEAR
    return words == (FAR_ABOVE if contradict(X_train, *others) else FAR_BELOW)
