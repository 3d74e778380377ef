"""Keras: inputs, layers, losses, compile and fit."""

from __future__ import annotations

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.arrays import PRINT_SHAPES
from labs.diagnosis.errors.kinds import Kind, kind, when

S = shapes.SHAPE_TEXT
SUMMARY = ("`model.summary()` and the shape of the data.", "`model.summary()` とデータの形。")
LOSS_AND_LABELS = (
    "The loss in `compile`, the shape of the labels and the last layer.",
    "`compile` の損失、ラベルの形、最後の層。",
)

KINDS: tuple[Kind, ...] = (
    kind(
        "keras_inputs_missing",
        ("The model needs more inputs", "モデルの入力が足りません"),
        (
            "The model takes {want} inputs, but got {got}.",
            "モデルの入力は {want} 個ですが、{got} 個しか渡されていません。",
        ),
        [
            (
                "Pass all inputs as one list: `model([a, b])`.",
                "すべての入力を 1 つのリストで渡します: `model([a, b])`。",
            ),
            (
                "An input was forgotten in the call or in `fit`.",
                "呼び出しや `fit` で入力を忘れています。",
            ),
        ],
        [("The `inputs` of `keras.Model(...)`.", "`keras.Model(...)` の `inputs`。")],
        r"expects (?P<want>[2-9]|\d{2,3}) (?:named )?input\(s\).{0,200}(?:but it )?received "
        r"(?P<got>\d+) input tensor",
        r"expects (?P<want>[2-9]) inputs?, but it received (?P<got>\d)",
        r"Missing data for input \"",
    ),
    kind(
        "keras_inputs_count",
        ("The layer takes one input", "層の入力は 1 つです"),
        (
            "The layer expects {want} input, but got {got}.",
            "層の入力は {want} つですが、{got} つ渡されています。",
        ),
        [
            (
                "A list of tensors was passed: join them first with `Concatenate` or `Add`.",
                "テンソルのリストを渡しています。先に `Concatenate` や `Add` でまとめます。",
            ),
            (
                "A second argument was meant to be a keyword.",
                "2 番目の引数は名前を付けて渡すものです。",
            ),
        ],
        [("What stands in the brackets of the call.", "呼び出しの括弧の中。")],
        r"expects (?P<want>\d+) (?:named )?input\(s\), but it received (?P<got>\d+) input tensor",
    ),
    kind(
        "keras_input_size",
        ("The last axis has the wrong size", "最後の軸の大きさが違います"),
        (
            "The layer was built for size {want} on axis {axis}, but got the shape {b}.",
            "層は軸 {axis} の大きさ {want} で作られましたが、形 {b} が渡されました。",
        ),
        [
            (
                "Examples and features are swapped: Keras wants (examples, features).",
                "例と特徴が逆です。Keras は (例, 特徴) の順です。",
            ),
            (
                "The data has another number of features than `Input` says.",
                "データの特徴の数が `Input` の指定と違います。",
            ),
            (
                "A `Flatten` is missing or changes the size.",
                "`Flatten` がないか、大きさが変わっています。",
            ),
        ],
        [SUMMARY],
        rf"expected axis (?P<axis>-?\d+) of input shape to have value (?P<want>\d+),? but received "
        rf"input with shape (?P<b>{S})",
        rf"Invalid input shape for input .{{1,300}}Expected shape (?P<want>{S}), but input has "
        rf"incompatible shape (?P<b>{S})(?P<axis>)",
        rf"expected shape=(?P<want>{S}), found shape=(?P<b>{S})(?P<axis>)",
        rf"Input shape is incompatible.*expected (?P<want>{S}).*got (?P<b>{S})(?P<axis>)",
        derive=lambda _f, params: {"axis": "-1", **params},
    ),
    kind(
        "keras_ndim",
        ("The number of dimensions is wrong", "次元の数が違います"),
        (
            "The layer `{layer}` expects {want} dimensions, but got {got} (shape {b}).",
            "層 `{layer}` は {want} 次元を求めていますが、{got} 次元です(形 {b})。",
        ),
        [
            when(
                lambda _f, params: params.get("layer", "").startswith("conv"),
                "Images need (examples, height, width, channels): add an axis with `x[None]` or "
                "`x[..., None]`.",
                "画像は (例, 高さ, 幅, チャンネル) です。`x[None]` や `x[..., None]` で軸を足します。",
            ),
            when(
                lambda _f, params: params.get("layer", "").startswith(
                    ("lstm", "gru", "simple_rnn")
                ),
                "Sequences need (examples, time steps, features).",
                "系列は (例, 時刻, 特徴) です。",
            ),
            (
                "The axis of the examples is missing: `x.reshape(1, -1)` or `x[None]`.",
                "例の軸がありません。`x.reshape(1, -1)` か `x[None]` を使います。",
            ),
            ("A `Flatten` is missing or too early.", "`Flatten` がないか、早すぎます。"),
        ],
        [SUMMARY],
        rf"of layer \"?'?(?P<layer>\w{{1,60}})\"?'? is incompatible with the layer: expected "
        rf"(?:min_ndim|max_ndim|ndim)=(?P<want>\d+), found ndim=(?P<got>\d+)(?:\. Full shape received: "
        rf"(?P<b>{S}))?",
        r"^Kernel shape must have the same length as input, but received kernel of shape "
        r".{1,80} and input of shape (?P<b>\(.{1,40}\))",
        derive=lambda _f, params: {"layer": "?", "want": "?", "got": "?", "b": "?", **params},
    ),
    kind(
        "keras_merge_count",
        ("Several inputs are needed as a list", "複数の入力をリストで渡します"),
        (
            "A merging layer (`Add`, `Concatenate`, ...) takes a list.",
            "まとめる層(`Add`、`Concatenate` など)はリストを受け取ります。",
        ),
        [
            (
                "The square brackets are missing: `Add()([a, b])`.",
                "角括弧がありません: `Add()([a, b])`。",
            )
        ],
        [("The brackets of the call.", "呼び出しの括弧。")],
        r"merge layer should be called on a list",
        r"`?(?:Dot|Concatenate)`? layer should be called on a list",
    ),
    kind(
        "keras_merge_shapes",
        ("The inputs to be merged differ in shape", "まとめる入力の形が違います"),
        (
            "The shapes do not fit together{detail}.",
            "形が合っていません{detail}。",
        ),
        [
            (
                "In a shortcut the number of channels must be equal: a 1×1 convolution on the shortcut.",
                "ショートカットではチャンネルの数をそろえます。1×1 の畳み込みを使います。",
            ),
            (
                "A stride or missing `padding='same'` made one of them smaller.",
                "ストライドか、`padding='same'` の忘れで、一方が小さくなっています。",
            ),
            ("Another `axis` is meant.", "別の `axis` のつもりではありませんか。"),
        ],
        [("The shapes of the inputs, layer by layer.", "層ごとの、入力の形。")],
        r"Inputs have incompatible shapes\. Received shapes (?P<detail>.{1,80})",
        r"`Concatenate` layer requires inputs with matching shapes.*?input_shape=(?P<detail>\[.{1,120}\])",
        r"Cannot broadcast shape.*Input shapes are: (?P<detail>.{1,100}?)\.?$",
        r"Operands could not be broadcast together with shapes (?P<detail>.{1,80})",
        derive=lambda _f, params: {"detail": f": {params['detail']}" if "detail" in params else ""},
    ),
    kind(
        "labels_need_one_hot",
        ("The loss expects one-hot labels", "損失が one-hot のラベルを求めています"),
        (
            "The labels have the shape {b}, the model's outputs {a}.",
            "ラベルの形は {b}、モデルの出力の形は {a} です。",
        ),
        [
            (
                "Labels are class numbers: use `sparse_categorical_crossentropy`.",
                "ラベルがクラス番号なら `sparse_categorical_crossentropy` を使います。",
            ),
            (
                "Or make them one-hot: `keras.utils.to_categorical(y, n)`.",
                "または one-hot にします: `keras.utils.to_categorical(y, n)`。",
            ),
            (
                "Labels of shape (m,) for one output: `y.reshape(-1, 1)`.",
                "出力が 1 つでラベルが (m,) なら `y.reshape(-1, 1)` とします。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Arguments `target` and `output` must have the same rank \(ndim\)\. Received: "
        rf"target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
        rf"You are passing a target array of shape (?P<b>{S}) while using as loss "
        rf"`categorical_crossentropy`(?P<a>)",
        rf"Shapes (?P<b>\(None, 1\)|\(\d+, 1\)) and (?P<a>{S}) are incompatible",
        derive=lambda _f, params: {"a": "?", **params},
    ),
    kind(
        "labels_are_one_hot",
        ("The loss expects class numbers", "損失がクラス番号を求めています"),
        (
            "The labels have the shape {b}, the model's outputs {a}: the `sparse_` loss takes one "
            "number per example.",
            "ラベルの形は {b}、出力の形は {a} です。`sparse_` の損失には例ごとに番号を 1 つ渡します。",
        ),
        [
            (
                "Labels are one-hot: use `categorical_crossentropy`.",
                "ラベルが one-hot なら `categorical_crossentropy` を使います。",
            ),
            (
                "Or take the numbers: `y.argmax(axis=-1)`.",
                "または番号にします: `y.argmax(axis=-1)`。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. Received: "
        rf"target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
        r"Can not squeeze dim\[1\], expected a dimension of 1, got \d+ .{0,80}"
        r"sparse(?P<a>)(?P<b>)",
        derive=lambda _f, params: {"a": "?", "b": "?", **params},
    ),
    kind(
        "loss_shapes",
        ("Labels and outputs differ in shape", "ラベルと出力の形が違います"),
        (
            "The labels have the shape {b}, the model's outputs {a}.",
            "ラベルの形は {b}、モデルの出力の形は {a} です。",
        ),
        [
            ("The last layer has the wrong number of units.", "最後の層のユニットの数が違います。"),
            (
                "The labels are of another form than the loss expects (class numbers or one-hot).",
                "ラベルの表し方(クラス番号か one-hot)が損失と合いません。",
            ),
            (
                "The arguments of the loss are swapped: labels come first.",
                "損失の引数が逆です。ラベルが先です。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Arguments `target` and `output` must have the same shape(?: up until the last dimension)?"
        rf"[.:] ?(?:Received: )?target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
    ),
    kind(
        "data_lengths",
        ("Not equally many examples", "例の数がそろっていません"),
        (
            "Inputs and labels must hold equally many examples{detail}.",
            "入力とラベルの例の数は同じでなければなりません{detail}。",
        ),
        [
            (
                "Examples stand in the columns: Keras wants (examples, features), so transpose.",
                "例が列に並んでいます。Keras は (例, 特徴) なので転置します。",
            ),
            ("X and y come from different splits.", "X と y が別の分割から来ています。"),
        ],
        [PRINT_SHAPES],
        r"Data cardinality is ambiguous(?:[^']{0,100}(?P<detail>'x' sizes: .{1,60}))?",
        r"Input arrays should have the same number of samples as target",
        derive=lambda _f, params: {"detail": f": {params['detail']}" if "detail" in params else ""},
    ),
    kind(
        "keras_not_built",
        ("The model does not know its sizes yet", "モデルの大きさがまだ決まっていません"),
        (
            "Without an input shape there are no weights.",
            "入力の形が分からないので、重みがまだありません。",
        ),
        [
            (
                "Put `keras.Input((n,))` first in the model.",
                "モデルの最初に `keras.Input((n,))` を置きます。",
            ),
            ("Or call the model on data once.", "または、1 度モデルにデータを渡します。"),
        ],
        [("The first layer.", "最初の層。")],
        r"but the layer isn't built",
        r"has not yet been built",
        r"Weights for model .{0,60} have not yet been created",
        r"has never been called and thus has no defined (?:input|output)",
        r"(?:layer|model) .{0,60}has (?:not been|never been) built",
    ),
    kind(
        "keras_not_compiled",
        ("compile is missing", "compile がまだです"),
        (
            "`fit` and `evaluate` need a compiled model.",
            "`fit` と `evaluate` の前に compile が必要です。",
        ),
        [
            (
                "Call `model.compile(optimizer=..., loss=...)` before.",
                "先に `model.compile(optimizer=..., loss=...)` を呼びます。",
            )
        ],
        [
            (
                "The lines between making and fitting the model.",
                "モデルを作ってから学習するまでの行。",
            )
        ],
        r"You must (?:call `compile\(\)`|compile your model) before",
        r"Model must be compiled",
    ),
    kind(
        "keras_no_loss",
        ("There is no loss", "損失がありません"),
        ("`compile` was called without a loss.", "`compile` に損失がありません。"),
        [
            (
                "Give one: `model.compile(loss=...)`.",
                "`model.compile(loss=...)` のように指定します。",
            )
        ],
        [("The call of `compile`.", "`compile` の呼び出し。")],
        r"No loss to compute",
        r"The model cannot be compiled because it has no loss",
    ),
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
                "綴りが違います(例: `relu`、`adam`、`accuracy`、`mse`)。",
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
                "綴りが違うか、古い Keras の引数です(`input_shape` は `keras.Input` になりました)。",
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
                "Dense 層の重みは 2 つです: kernel (入力, ユニット) と bias (ユニット,)。",
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
            ("Call the layer: `h = Dense(2)(x)`.", "層を呼び出します: `h = Dense(2)(x)`。"),
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
    kind(
        "keras_name_twice",
        ("Two layers have the same name", "同じ名前の層が 2 つあります"),
        ("The name {name} is used more than once.", "名前 {name} が 2 度使われています。"),
        [
            (
                "Give each layer its own `name`, or none.",
                "層ごとに別の `name` を付けるか、省略します。",
            )
        ],
        [("Every `name=`.", "すべての `name=`。")],
        r"should have unique names\. Name '(?P<name>\w{1,60})'",
        r"The name \"(?P<name>\w{1,60})\" is used \d+ times in the model",
    ),
    kind(
        "keras_not_a_layer",
        ("Only layers can be added", "追加できるのは層だけです"),
        (
            "Something else than a layer was added to the model.",
            "モデルに層でないものを追加しています。",
        ),
        [
            (
                "Make a layer of it: `keras.layers.Dense(...)`.",
                "`keras.layers.Dense(...)` のような層にします。",
            ),
            ("The class is passed without brackets.", "括弧のないクラスを渡しています。"),
        ],
        [("What is added.", "追加しているもの。")],
        r"Only instances of `?keras\.Layer`? can be added",
        r"The added layer must be an instance of class Layer",
    ),
    kind(
        "keras_data_type",
        ("The data are no arrays of numbers", "データが数の配列ではありません"),
        (
            "Keras takes arrays and tensors of numbers: {detail}",
            "Keras に渡すのは数の配列やテンソルです: {detail}",
        ),
        [
            ("Lists must become arrays: `np.array(x)`.", "リストは `np.array(x)` で配列にします。"),
            ("Texts must become numbers first.", "文字列は先に数にします。"),
        ],
        [("Print `type(x)` and `x.dtype`.", "`type(x)` と `x.dtype` を表示してください。")],
        r"(?P<detail>Invalid dtype: \w{1,20})",
        r"(?P<detail>Unrecognized data type: .{1,60})",
        r"Failed to find data adapter that can handle input: (?P<detail>.{1,80})",
    ),
    kind(
        "keras_dimension_unknown",
        ("A size must be known here", "ここでは大きさが必要です"),
        (
            "Weights of shape {b} cannot be made: None is no size.",
            "形 {b} の重みは作れません。None は大きさではありません。",
        ),
        [
            (
                "`keras.Input` must say the size of the last axis.",
                "`keras.Input` で最後の軸の大きさを指定します。",
            ),
            (
                "A `Flatten` follows axes of unknown size.",
                "大きさの分からない軸の後に `Flatten` があります。",
            ),
        ],
        [SUMMARY],
        r"Shapes used to initialize variables must be fully-defined.{0,60}shape=(?P<b>\(.{1,40}?\))",
        r"The last dimension of the inputs to a Dense layer should be defined(?P<b>)",
        derive=lambda _f, params: {"b": "?", **params},
    ),
    kind(
        "keras_reshape",
        ("The number of entries does not fit the new shape", "要素の数が新しい形と合いません"),
        (
            "From {a} to {b}: both must hold equally many entries, the examples not counted.",
            "{a} から {b} への変形です。例の軸を除いた要素の数が同じでなければなりません。",
        ),
        [
            (
                "The target shape is written without the axis of the examples.",
                "目標の形には例の軸を書きません。",
            ),
            ("A size is wrong.", "大きさが間違っています。"),
        ],
        [SUMMARY],
        rf"total size of the tensor must be unchanged.{{0,20}}input_shape=(?P<a>{S}), "
        rf"target_shape=(?P<b>{S})",
        r"total size of new array must be unchanged, input_shape = (?P<a>.{1,40}), output_shape = "
        r"(?P<b>.{1,40})",
    ),
    kind(
        "keras_optimizer_variables",
        ("The optimiser belongs to another model", "別のモデルの最適化手法です"),
        (
            "An optimiser remembers the variables of its first step and takes no others.",
            "最適化手法は最初に使った変数を覚え、ほかの変数は受け付けません。",
        ),
        [
            ("Make a new optimiser for each model.", "モデルごとに新しく作ります。"),
            (
                "Layers were added or frozen after the first step.",
                "最初の更新の後で層を加えたり固定したりしています。",
            ),
        ],
        [("Where the optimiser is made and used.", "最適化手法を作る場所と使う場所。")],
        r"This optimizer can only be called for the variables it was",
        r"(?:KeyError: )?The optimizer cannot recognize variable",
    ),
    kind(
        "keras_validation_split",
        ("validation_split works on arrays only", "validation_split は配列だけに使えます"),
        ("The data are no arrays or tensors.", "データが配列やテンソルではありません。"),
        [
            (
                "Split the data yourself and pass `validation_data`.",
                "自分で分けて `validation_data` で渡します。",
            )
        ],
        [("The call of `fit`.", "`fit` の呼び出し。")],
        r"`validation_split` is only supported for",
    ),
    kind(
        "keras_file_name",
        ("The file name has the wrong ending", "ファイル名の拡張子が違います"),
        (
            "Keras 3 saves models as `.keras` and weights as `.weights.h5`.",
            "Keras 3 はモデルを `.keras`、重みを `.weights.h5` に保存します。",
        ),
        [("Change the ending of the file name.", "ファイル名の拡張子を変えます。")],
        [("Every `save` and `load`.", "すべての `save` と `load`。")],
        r"Invalid filepath extension for saving",
        r"filename must end in `?\.weights\.h5",
        r"filepath provided must end in",
        r"File format not supported",
    ),
)
