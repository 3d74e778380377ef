"""What is said about a finding, in both languages."""

from __future__ import annotations

from labs.diagnosis.api_changes.findings import Text

SHORT = {"numpy.": "np.", "tensorflow.": "tf.", "builtins.": ""}
MESSAGES: dict[str, Text] = {
    "renamed": {
        "ja": "{old} は {version} でなくなりました。今は {new} です。",
        "en": "{old} is gone since {version}. It is {new} now.",
    },
    "deprecated": {
        "ja": "{old} は {version} から使わないことになっています。今は {new} です。",
        "en": "{old} is on its way out since {version}. It is {new} now.",
    },
    "removed": {
        "ja": "{old} は {version} でなくなりました。",
        "en": "{old} is gone since {version}.",
    },
    "argument_renamed": {
        "ja": "{function} の引数 {old} は、{version} から {new} という名前です。",
        "en": "The argument {old} of {function} is called {new} since {version}.",
    },
    "argument_removed": {
        "ja": "{function} の引数 {old} は {version} でなくなりました。",
        "en": "{function} has no argument {old} since {version}.",
    },
    "argument_ignored": {
        "ja": "{function} の引数 {old} は {version} から何もしません。",
        "en": "The argument {old} of {function} does nothing since {version}.",
    },
    "method_renamed": {
        "ja": "モデルのメソッド {old} は {version} でなくなりました。今は {new} です。",
        "en": "Models have no {old} since {version}. It is {new} now.",
    },
    "method_removed": {
        "ja": "モデルのメソッド {old} は {version} でなくなりました。",
        "en": "Models have no {old} since {version}.",
    },
    "array_method": {
        "ja": "配列のメソッド {old} は {version} でなくなりました。",
        "en": "Arrays have no {old} since {version}.",
    },
    "weights_file": {
        "ja": "{version} では、重みのファイル名は .weights.h5 で終わる必要があります。",
        "en": "Since {version} a file of weights has to end in .weights.h5.",
    },
    "model_file_old": {
        "ja": "{old} は古い形式です。{version} からは .keras で保存します。",
        "en": "{old} is the old format. Since {version} models are saved as .keras.",
    },
    "attribute_renamed": {
        "ja": "オプティマイザーの {old} は、{version} から {new} という名前です。",
        "en": "The {old} of an optimiser is called {new} since {version}.",
    },
    "model_file": {
        "ja": "{version} では、モデルのファイル名は .keras で終わる必要があります。",
        "en": "Since {version} a file of a whole model has to end in .keras.",
    },
    "keep_prob": {
        "ja": "{function} は {version} から、残す割合 keep_prob ではなく、"
        "落とす割合 rate を受け取ります。",
        "en": "Since {version} {function} takes the share to drop, rate, and not the share to "
        "keep, keep_prob.",
    },
}


def short(path: str) -> str:
    """A full name as people write it: np.prod, tf.Variable, keras.layers.Dense, int."""
    sign, path = ("-", path[1:]) if path.startswith("-") else ("", path)
    for long, brief in SHORT.items():
        if path.startswith(long):
            return f"{sign}{brief}{path[len(long) :]}"
    return sign + path


def message(kind: str, advice: Text | None = None, **words: str) -> Text:
    """The sentence for a kind of finding, and the advice after it."""
    texts = {language: text.format(**words) for language, text in MESSAGES[kind].items()}
    if advice:
        texts = {"ja": texts["ja"] + advice["ja"], "en": f"{texts['en']} {advice['en']}"}
    return texts
