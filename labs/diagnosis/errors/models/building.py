"""Models that are not put together: names, arguments, layers not called."""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "keras_unknown_name",
        ("Keras does not know this name", "Keras の知らない名前です"),
        (
            "`{name}` is no {what}.",
            "`{name}` という {what} はありません。",
        ),
        [
            (
                "It is misspelt: for example `relu`, `adam`, `accuracy`, `mse`.",
                "綴りが違います（例：`relu`、`adam`、`accuracy`、`mse`）。",
            ),
            (
                "A function of your own is passed as an object, not as text.",
                "自作の関数は文字列ではなく、そのものを渡します。",
            ),
        ],
        [("The texts in the call.", "呼び出しの中の文字列。")],
        r"Could not interpret (?P<what>[\w ]{1,40}?)(?: function)? identifier:? (?P<name>.{1,60})",
        r"Unknown (?P<what>[\w ]{1,30}?)(?: function)?: '?(?P<name>[\w.]{1,60})",
        r"Could not locate (?P<what>class|function) '(?P<name>\w{1,60})'",
    ),
    kind(
        "keras_unknown_argument",
        ("The layer has no such argument", "層にその引数はありません"),
        (
            "`{name}` is no argument of {owner}.",
            "{owner} に `{name}` という引数はありません。",
        ),
        [
            (
                "It is misspelt, or comes from an older Keras (`input_shape` is now `keras.Input`).",
                "綴りが違うか、古い Keras の引数です（`input_shape` は `keras.Input` になりました）。",
            ),
        ],
        [("The arguments of this call.", "この呼び出しの引数。")],
        r"Unrecognized keyword arguments passed to (?P<owner>\w{1,60}): \{'(?P<name>\w{1,60})'",
        r"(?P<owner>\w{0,60})\(?.{0,40}Keyword argument not understood:',? '(?P<name>\w{1,60})'",
        derive=lambda _f, params: {"owner": params.get("owner") or "Keras"},
    ),
    kind(
        "keras_bad_size",
        ("A size is not allowed", "使えない大きさです"),
        (
            "`{name}` must be a positive whole number, but is {got}.",
            "`{name}` は正の整数でなければなりませんが、{got} です。",
        ),
        [
            (
                "The number was computed wrongly or is still 0.",
                "計算が間違っているか、まだ 0 です。",
            ),
            ("Arguments are in the wrong order.", "引数の順番が違います。"),
        ],
        [("Print the number before that line.", "その行の前で数を表示してください。")],
        r"invalid value for `(?P<name>\w{1,40})`, expected .{1,40}\. Received:? \w{0,40}=?(?P<got>.{1,40})",
        r"Invalid value for argument `(?P<name>\w{1,40})`\. .{1,150} Received:? (?P<got>.{1,60})",
    ),
    kind(
        "keras_set_weights",
        ("The weights do not fit the layer", "重みが層と合いません"),
        (
            "The given weights differ from the layer's in number or shape.",
            "渡した重みの数か形が層と違います。",
        ),
        [
            (
                "A Dense layer has two: kernel (inputs, units) and bias (units,).",
                "Dense 層の重みは 2 つです：kernel (入力, ユニット) と bias (ユニット,)。",
            ),
            ("The kernel is transposed.", "kernel が転置になっています。"),
        ],
        [
            (
                "`[w.shape for w in layer.get_weights()]`.",
                "`[w.shape for w in layer.get_weights()]`。",
            )
        ],
        r"You called `set_weights\(weights\)` on layer",
        r"weight shape .{1,60} (?:is )?not compatible with provided weight shape",
    ),
    kind(
        "keras_super_missing",
        ("super().__init__() is missing", "super().__init__() がありません"),
        (
            "A layer or model of your own must first initialise what it derives from.",
            "自作の層やモデルは、最初に元のクラスを初期化する必要があります。",
        ),
        [
            (
                "Write `super().__init__()` as the first line of `__init__`.",
                "`__init__` の最初の行に `super().__init__()` と書きます。",
            )
        ],
        [("The `__init__` of the class.", "クラスの `__init__`。")],
        r"forgot to call `?super\(\)\.__init__",
        r"forgetting to call `?super\(.{0,40}__init__",
        r"you forgot to call `super",
        r"has no attribute '_(?:tracker|lock|auto_trackable\w*|inbound_nodes|obj_reference_counts_dict)'",
    ),
    kind(
        "keras_call_missing",
        ("The class has no call", "クラスに call がありません"),
        (
            "A layer or model of your own needs a method `call(self, x)` that returns the result.",
            "自作の層やモデルには、結果を返すメソッド `call(self, x)` が必要です。",
        ),
        [
            ("It is missing or misspelt.", "書いていないか、綴りが違います。"),
            ("It is indented into `__init__`.", "`__init__` の中に字下げされています。"),
        ],
        [("The methods of the class.", "クラスのメソッド。")],
        r"does not have a `call\(\)` method implemented",
        r"Unimplemented `tf\.keras\.Model\.call\(\)`",
    ),
    kind(
        "keras_layer_not_called",
        ("A layer stands where a tensor is needed", "テンソルの場所に層があります"),
        (
            "The layer itself was passed, not what it returns.",
            "層の結果ではなく、層そのものを渡しています。",
        ),
        [
            ("Call the layer: `h = Dense(2)(x)`.", "層を呼び出します：`h = Dense(2)(x)`。"),
        ],
        [
            (
                "Lines that make a layer and end after the first bracket.",
                "層を作って最初の括弧で終わる行。",
            )
        ],
        r"(?:inputs|outputs)` values must be KerasTensors.{0,300}type <class 'keras\.src\.layers",
        r"Only input tensors may be passed as positional arguments.{0,300}<class 'keras\.",
        r"(?:inputs|outputs)` .{0,60}not .{0,40}(?:symbolic|Keras) tensor.{0,100}layers",
    ),
    kind(
        "keras_not_symbolic",
        ("The model needs symbolic tensors", "モデルには記号テンソルが必要です"),
        (
            "`keras.Model` is made from `keras.Input` and layers, not from data.",
            "`keras.Model` はデータではなく、`keras.Input` と層から作ります。",
        ),
        [
            ("Begin with `x = keras.Input((n,))`.", "`x = keras.Input((n,))` から始めます。"),
        ],
        [("The first and last line of the model.", "モデルの最初と最後の行。")],
        r"(?:inputs|outputs)` values must be KerasTensors",
        r"Only input tensors may be passed as positional arguments",
        r"Input tensors to a Functional must come from `tf\.keras\.Input`",
    ),
    kind(
        "keras_disconnected",
        ("Inputs and outputs are not connected", "入力と出力がつながっていません"),
        (
            "The output does not depend on the given input.",
            "出力が、指定した入力から計算されていません。",
        ),
        [
            (
                "A layer is called on another tensor than meant.",
                "意図と違うテンソルに層を使っています。",
            ),
            ("An input is missing in `inputs=[...]`.", "`inputs=[...]` に入力が抜けています。"),
        ],
        [("The chain from the output back to the input.", "出力から入力までのつながり。")],
        r"is not connected to `?inputs",
        r"Graph disconnected",
        r"`?inputs`? not connected to `?outputs",
    ),
)
