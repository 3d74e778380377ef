# ruff: noqa: E501
"""Title and explanation of every relation; placeholders: see labs.diagnosis.sentences."""

from __future__ import annotations

from typing import Final

PHRASES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "dtype": {
        "en": ("the entries of %(what)s are of another kind",
               "All values are right%(at)s, but they are %(got)s where %(expected)s is asked for."),
        "ja": ("%(what)s の要素の型が違います",
               "値はすべて正しいのですが%(at)s、型が %(expected)s ではなく %(got)s です。"),
    },
    "missing-keepdims": {
        "en": ("an axis of length 1 is missing",
               ("The numbers of %(what)s are right%(at)s, but the shape is %(got)s instead of "
               "%(expected)s. keepdims=True in sum, mean or norm keeps the axis; reshape brings "
               "it back.")),
        "ja": ("長さ 1 の軸が消えています",
               ("%(what)s の数値は正しいのですが%(at)s、形が %(expected)s ではなく %(got)s です。"
               "sum や mean、norm に keepdims=True を付けると軸が残ります。reshape で戻すこともできます。")),
    },
    "extra-axis": {
        "en": ("an axis of length 1 too many",
               ("The numbers of %(what)s are right%(at)s, but the shape is %(got)s instead of "
               "%(expected)s. Is keepdims=True needed there, and over which axis is the sum?")),
        "ja": ("長さ 1 の軸が余分です",
               ("%(what)s の数値は正しいのですが%(at)s、形が %(expected)s ではなく %(got)s です。"
               "keepdims=True は要りますか。和を取る軸も確かめてください。")),
    },
    "flattened": {
        "en": ("%(what)s is one long row",
               ("The numbers are right and in order%(at)s, but the shape is %(got)s instead of "
               "%(expected)s. reshape restores it.")),
        "ja": ("%(what)s が 1 列に並んでいます",
               ("数値も順序も正しいのですが%(at)s、形が %(expected)s ではなく %(got)s です。"
               "reshape で形を戻せます。")),
    },
    "not-flattened": {
        "en": ("%(what)s was not flattened",
               ("The numbers are right and in order%(at)s, but the shape is %(got)s instead of "
               "%(expected)s.")),
        "ja": ("%(what)s が平らになっていません",
               "数値も順序も正しいのですが%(at)s、形が %(expected)s ではなく %(got)s です。"),
    },
    "transposed": {
        "en": ("%(what)s is transposed",
               ("Rows and columns are exchanged%(at)s; the numbers are right. Look at the order of "
               "the factors and at every .T.")),
        "ja": ("%(what)s が転置されています",
               "数値は正しいのですが%(at)s、行と列が入れ替わっています。積の順序と .T を確かめてください。"),
    },
    "permuted-axes": {
        "en": ("the axes of %(what)s are in another order",
               ("The numbers are right%(at)s, but the axes of the right result stand in the order "
               "(%(axes)s).")),
        "ja": ("%(what)s の軸の順序が違います",
               "数値は正しいのですが%(at)s、正しい結果の軸が (%(axes)s) の順に並んでいます。"),
    },
    "reshaped": {
        "en": ("reshaped instead of transposed",
               ("%(what)s has the right shape, but the entries are laid out in the order of "
               "memory%(at)s. reshape does not exchange axes: it only cuts the row of numbers "
               "anew. Reshape so that the axes keep their order, then transpose.")),
        "ja": ("転置の代わりに reshape しています",
               ("%(what)s の形は正しいのですが、要素がメモリー上の順のまま並んでいます%(at)s。"
               "reshape は軸を入れ替えず、数の並びを切り直すだけです。軸の順を保って reshape してから"
               "転置してください。")),
    },
    "broadcast": {
        "en": ("a row met a column",
               ("%(what)s is %(got)s instead of %(expected)s%(at)s, and the right numbers are on "
               "its diagonal. One operand is a row, the other a column, so broadcasting made a "
               "table of all pairs. Print both shapes.")),
        "ja": ("行と列がブロードキャストされています",
               ("%(what)s が %(expected)s ではなく %(got)s になり%(at)s、正しい値は対角線上にあります。"
               "片方が行、もう片方が列なので、すべての組み合わせの表になっています。両方の shape を"
               "表示してみてください。")),
    },
    "unchanged": {
        "en": ("%(argument)s came back as it was",
               ("%(what)s is exactly the argument %(argument)s%(at)s. Is the new value assigned and "
               "returned?")),
        "ja": ("%(argument)s がそのまま返されています",
               ("%(what)s が引数 %(argument)s と同じです%(at)s。計算した値を代入し、それを返して"
               "いますか。")),
    },
    "unchanged-parts": {
        "en": ("nothing was updated",
               ("%(what)s came back as they went in%(at)s. Are the new values assigned and "
               "returned?")),
        "ja": ("値が更新されていません",
               "%(what)s が引数のまま返されています%(at)s。新しい値を代入し、それを返していますか。"),
    },
    "sign": {
        "en": ("%(what)s has the opposite sign",
               ("Every entry is minus the right one%(at)s. Is a difference taken the wrong way "
               "round, or a minus lost?")),
        "ja": ("%(what)s の符号が逆です",
               ("どの要素も正しい値の −1 倍です%(at)s。引き算の順序が逆ではありませんか。マイナスを"
               "落としていませんか。")),
    },
    "absolute": {
        "en": ("%(what)s has lost its signs",
               "Every entry is the absolute value of the right one%(at)s."),
        "ja": ("%(what)s の符号が失われています", "どの要素も正しい値の絶対値です%(at)s。"),
    },
    "complement": {
        "en": ("%(what)s is 1 minus the right value",
               ("Every entry is 1 minus the right one%(at)s: the other class, the other event, or "
               "an inverted mask.")),
        "ja": ("%(what)s が 1 から正しい値を引いたものです",
               "どの要素も「1 − 正しい値」です%(at)s。クラスや事象、マスクの 0 と 1 が逆ではありませんか。"),
    },
    "offset": {
        "en": ("a constant is added to %(what)s",
               "Every entry is the right one plus %(by)s%(at)s."),
        "ja": ("%(what)s に定数が足されています",
               "どの要素も正しい値に %(by)s を足したものです%(at)s。"),
    },
    "off-by-one": {
        "en": ("%(what)s is off by one",
               ("Every entry differs from the right one by %(by)s%(at)s. Counting starts at 0; look "
               "at where it starts and ends here.")),
        "ja": ("%(what)s が 1 ずれています",
               ("どの要素も正しい値と %(by)s だけ違います%(at)s。番号は 0 から数えます。始まりと終わりを"
               "確かめてください。")),
    },
    "summand": {
        "en": ("%(argument)s %(how_words)s",
               ("The difference between %(what)s and the right value is the argument "
               "%(argument)s%(at)s.")),
        "ja": ("%(argument)s %(how_words)s",
               "%(what)s と正しい値の差が、引数 %(argument)s で説明できます%(at)s。"),
    },
    "coefficient": {
        "en": ("a term of %(what)s has the wrong coefficient",
               ("%(what)s is the right value plus %(expression)s · %(argument)s%(at)s. Look at what "
               "%(argument)s is multiplied by, and at its sign.")),
        "ja": ("%(what)s の項の係数が違います",
               ("%(what)s が「正しい値 + %(expression)s · %(argument)s」になっています%(at)s。"
               "%(argument)s に掛けている係数と符号を確かめてください。")),
    },
    "factor-missing": {
        "en": ("a factor is missing in %(what)s",
               "The right value is yours times %(expression)s, entry by entry%(at)s."),
        "ja": ("%(what)s に掛け忘れがあります",
               "要素ごとに %(expression)s を掛けると正しい値になります%(at)s。"),
    },
    "factor-too-many": {
        "en": ("a factor too many in %(what)s",
               "Yours is the right value times %(expression)s, entry by entry%(at)s."),
        "ja": ("%(what)s に余分な掛け算があります",
               "正しい値に、要素ごとに %(expression)s が掛かっています%(at)s。"),
    },
    "wrong-axis": {
        "en": ("computed along the wrong axis",
               ("%(what)s was computed over %(your_axis)s, but %(axis)s is asked for%(at)s. Axis 0 "
               "runs down the rows, axis 1 along the columns.")),
        "ja": ("計算する軸が違います",
               ("%(what)s が %(your_axis)s について計算されていますが、ここでは %(axis)s です%(at)s。"
               "軸 0 は縦（行の方向に下る）、軸 1 は横です。")),
    },
    "sum-for-mean": {
        "en": ("a sum instead of a mean",
               ("%(what)s is the sum of %(argument)s over %(axis)s%(at)s; the mean is asked for. "
               "Divide by the number of summands.")),
        "ja": ("平均ではなく合計になっています",
               ("%(what)s が %(argument)s の %(axis)s についての合計です%(at)s。求めるのは平均なので、"
               "足した個数で割ります。")),
    },
    "mean-for-sum": {
        "en": ("a mean instead of a sum",
               ("%(what)s is the mean of %(argument)s over %(axis)s%(at)s; the sum is asked for. Do "
               "not divide.")),
        "ja": ("合計ではなく平均になっています",
               ("%(what)s が %(argument)s の %(axis)s についての平均です%(at)s。求めるのは合計なので、"
               "割りません。")),
    },
    "other-reduction": {
        "en": ("%(yours)s instead of %(right)s",
               "%(what)s uses the %(yours)s of %(argument)s%(at)s; the %(right)s is asked for."),
        "ja": ("%(right)s ではなく %(yours)s になっています",
               "%(what)s が %(argument)s の %(yours)s です%(at)s。ここで使うのは %(right)s です。"),
    },
    "reduction-missing": {
        "en": ("the terms, but not their %(how)s",
               "The right value is the %(how)s of what you return, over %(axis)s%(at)s."),
        "ja": ("最後に %(how)s を取っていません",
               "返した値の %(how)s を %(axis)s について取ると、正しい値になります%(at)s。"),
    },
    "reduced-too-far": {
        "en": ("%(how)s over an axis too many",
               ("You return the %(how)s of the right result over %(axis)s%(at)s. It is to be kept "
               "apart.")),
        "ja": ("%(how)s を取りすぎています",
               "正しい結果をさらに %(axis)s について %(how)s でまとめた値です%(at)s。まとめずに残します。"),
    },
    "entrywise-for-matrix": {
        "en": ("entry by entry instead of a matrix product",
               ("You compute %(yours)s; %(right)s is asked for%(at)s. * multiplies entry by entry, "
               "@ (np.dot, tf.matmul) is the matrix product.")),
        "ja": ("行列の積ではなく要素ごとの積です",
               ("%(yours)s を計算していますが、ここでは %(right)s です%(at)s。* は要素ごとの積、"
               "@（np.dot、tf.matmul）が行列の積です。")),
    },
    "matrix-for-entrywise": {
        "en": ("a matrix product instead of entry by entry",
               "You compute %(yours)s; %(right)s is asked for%(at)s. * multiplies entry by entry."),
        "ja": ("要素ごとの積ではなく行列の積です",
               "%(yours)s を計算していますが、ここでは %(right)s です%(at)s。要素ごとの積は * です。"),
    },
    "other-product": {
        "en": ("another product than asked for",
               "You compute %(yours)s; %(right)s is asked for%(at)s."),
        "ja": ("違う積になっています",
               "%(yours)s を計算していますが、ここでは %(right)s です%(at)s。"),
    },
    "other-loss": {
        "en": ("another formula than the one asked for",
               "%(what)s is %(yours)s%(at)s; asked for is %(right)s."),
        "ja": ("求めているものと違う式です",
               "%(what)s が %(yours)s の値になっています%(at)s。求めているのは %(right)s です。"),
    },
    "only-one": {
        "en": ("only the %(which_words)s value was returned",
               ("%(what)s should hold all values; yours is the %(which_words)s of them%(at)s. "
               "Collect them all, and return after the loop.")),
        "ja": ("%(which_words)sの値だけが返されています",
               ("%(what)s にはすべての値が必要ですが、返されたのは%(which_words)sの 1 つです%(at)s。"
               "全部を集め、ループが終わってから返します。")),
    },
    "reversed": {
        "en": ("%(what)s is back to front",
               "The numbers are right, in reverse order along %(axis)s%(at)s."),
        "ja": ("%(what)s の順序が逆です", "数値は正しいのですが、%(axis)s に沿って逆順です%(at)s。"),
    },
    "sorted": {
        "en": ("%(what)s was sorted",
               ("The numbers are right, but in rising order along %(axis)s%(at)s; their own order "
               "matters.")),
        "ja": ("%(what)s が並べ替えられています",
               ("数値は正しいのですが、%(axis)s に沿って小さい順に並んでいます%(at)s。元の順序のままに"
               "します。")),
    },
    "unsorted": {
        "en": ("%(what)s is not sorted",
               "The numbers are right, but they are asked for in order along %(axis)s%(at)s."),
        "ja": ("%(what)s が並べ替えられていません",
               "数値は正しいのですが、%(axis)s に沿って順に並べる必要があります%(at)s。"),
    },
    "shifted": {
        "en": ("%(what)s is shifted by one",
               ("Every entry stands one place %(direction)s along %(axis)s than it should%(at)s. "
               "Look at the index, and at whether a value is stored before or after its update.")),
        "ja": ("%(what)s が 1 つずれています",
               ("どの要素も %(axis)s に沿って 1 つ%(direction)sにあります%(at)s。添字と、値を保存するのが"
               "更新の前か後かを確かめてください。")),
    },
    "one-too-few": {
        "en": ("one too few: the %(which_words)s is missing",
               ("All others are right%(at)s. Look at where the loop or slice along %(axis)s starts "
               "and ends.")),
        "ja": ("1 つ足りません。%(which_words)sが抜けています",
               "ほかは正しい値です%(at)s。%(axis)s のループやスライスの始まりと終わりを確かめてください。"),
    },
    "one-too-many": {
        "en": ("one too many: the %(which_words)s",
               ("All others are right%(at)s. Look at where the loop or slice along %(axis)s starts "
               "and ends.")),
        "ja": ("1 つ多いです。%(which_words)sが余分です",
               "ほかは正しい値です%(at)s。%(axis)s のループやスライスの始まりと終わりを確かめてください。"),
    },
    "step-missing": {
        "en": ("%(step)s is missing at the end",
               "The right value is the %(step)s of yours%(at)s."),
        "ja": ("最後の %(step)s が抜けています",
               "返した値に %(step)s を適用すると正しい値になります%(at)s。"),
    },
    "step-missing-sqrt": {
        "en": ("%(what)s is the square of the right value",
               "A square root is missing%(at)s, or a square was taken once too often."),
        "ja": ("%(what)s が正しい値の 2 乗です",
               "平方根が抜けているか、2 乗を 1 回余分に取っています%(at)s。"),
    },
    "step-missing-threshold": {
        "en": ("scores instead of decisions",
               ("The right value is 1 where yours is large and 0 elsewhere%(at)s: compare with the "
               "threshold.")),
        "ja": ("判定ではなくスコアのままです",
               "返した値を閾値と比べて 1 と 0 にすると正しい値になります%(at)s。"),
    },
    "step-missing-argmax": {
        "en": ("scores instead of class numbers",
               ("The right value is the position of the largest of yours along %(axis)s%(at)s: "
               "argmax is missing.")),
        "ja": ("クラス番号ではなくスコアのままです",
               ("返した値のうち、%(axis)s に沿って最大のものの位置が正しい値です%(at)s。argmax が抜けて"
               "います。")),
    },
    "step-too-many": {
        "en": ("%(step)s was applied once too often",
               "%(what)s is the %(step)s of the right value%(at)s."),
        "ja": ("%(step)s を 1 回余分に適用しています",
               "%(what)s は、正しい値にさらに %(step)s を適用したものです%(at)s。"),
    },
    "truncated": {
        "en": ("%(what)s: %(how_words)s",
               ("Every entry is the right one, but %(how_words)s%(at)s. Is it //, int() or an array "
               "of integers (np.zeros(..., dtype=int), zeros_like of integers)?")),
        "ja": ("%(what)s の小数が失われています",
               ("正しい値が%(how_words)sいます%(at)s。// や int()、整数の配列（dtype=int や、整数配列の "
               "zeros_like）を使っていませんか。")),
    },
    "log-base": {
        "en": ("a logarithm to another base",
               ("%(what)s is off by the factor between logarithms to base %(yours)s and base "
               "%(right)s%(at)s. np.log is the natural one.%(negative)s")),
        "ja": ("対数の底が違います",
               ("%(what)s のずれは、底 %(yours)s と底 %(right)s の対数の比と同じです%(at)s。自然対数は "
               "np.log です。%(negative)s")),
    },
    "times-two": {
        "en": ("%(what)s is twice too large",
               ("Every entry is 2 times the right one%(at)s. Is a division by 2 missing, or is "
               "something counted twice?%(negative)s")),
        "ja": ("%(what)s が 2 倍になっています",
               "どの要素も正しい値の 2 倍です%(at)s。2 で割るのを忘れたか、2 回数えていませんか。%(negative)s"),
    },
    "halved": {
        "en": ("%(what)s is half of what it should be",
               ("Every entry is half the right one%(at)s. Is there a division by 2 (as in 1/(2m)) "
               "that does not belong here?%(negative)s")),
        "ja": ("%(what)s が半分になっています",
               ("どの要素も正しい値の半分です%(at)s。1/(2m) のような、ここでは要らない 2 での割り算が"
               "ありませんか。%(negative)s")),
    },
    "times-size": {
        "en": ("%(what)s is %(expression)s times too large",
               ("Every entry is %(expression)s times the right one%(at)s (%(values)s where it "
               "failed). A division by it is missing: perhaps a sum where the mean is asked for."
               "%(negative)s")),
        "ja": ("%(what)s が %(expression)s 倍になっています",
               ("どの要素も正しい値の %(expression)s 倍です%(at)s（不正解だった呼び出しでは %(values)s）。"
               "平均を求めるところで、合計のまま割り忘れていませんか。%(negative)s")),
    },
    "divided-by-size": {
        "en": ("%(what)s is %(expression)s times the right value",
               ("It is divided by a size once too often%(at)s (%(values)s where it failed): perhaps "
               "a mean where the sum is asked for, or the mean of a mean.%(negative)s")),
        "ja": ("%(what)s が %(expression)s 倍になっています",
               ("大きさで 1 回余分に割っています%(at)s（不正解だった呼び出しでは %(values)s）。合計を求めると"
               "ころで平均にしたか、2 回平均していませんか。%(negative)s")),
    },
    "size-formula": {
        "en": ("%(what)s is %(expression)s times the right value",
               ("That holds for every entry%(at)s (sizes %(values)s where it failed). Look at what "
               "is divided or multiplied by, and by which size.%(negative)s")),
        "ja": ("%(what)s が %(expression)s 倍になっています",
               ("どの要素でもそうなっています%(at)s（不正解だった呼び出しでの大きさは %(values)s）。"
               "何の大きさで割り、何を掛けているか確かめてください。%(negative)s")),
    },
    "times-argument": {
        "en": ("%(what)s is %(expression)s times the right value",
               ("That holds for every entry%(at)s. Look at where %(argument)s is multiplied or "
               "divided by.")),
        "ja": ("%(what)s が %(expression)s 倍になっています",
               ("どの要素でもそうなっています%(at)s。%(argument)s を掛けたり割ったりしているところを確かめて"
               "ください。")),
    },
    "constant-factor": {
        "en": ("%(what)s is %(factor)s times the right value",
               "That holds for every entry and in every call%(at)s: a constant factor is wrong."),
        "ja": ("%(what)s が正しい値の %(factor)s 倍です",
               "どの呼び出しのどの要素でもそうなっています%(at)s。定数の係数が違います。"),
    },
    "rounded": {
        "en": ("%(what)s was rounded",
               ("Every entry is the right one, rounded to %(decimals)s decimals%(at)s. Return it as "
               "it is; round only for printing.")),
        "ja": ("%(what)s が丸められています",
               ("正しい値を小数第 %(decimals)s 位までに丸めたものです%(at)s。丸めるのは表示のときだけに"
               "して、そのまま返します。")),
    },
    "narrow-float": {
        "en": ("%(what)s has too few digits",
               "The numbers are right as far as %(kind)s goes%(at)s. Compute in float64."),
        "ja": ("%(what)s の桁数が足りません",
               "%(kind)s の精度の範囲では正しい値です%(at)s。float64 で計算してください。"),
    },
    "clipped": {
        "en": ("%(what)s is held within bounds",
               "The entries are right, but kept %(bounds)s%(at)s."),
        "ja": ("%(what)s が切り詰められています",
               "正しい値が %(bounds)s に収められています%(at)s。"),
    },
    "not-clipped": {
        "en": ("%(what)s is not held within bounds",
               ("The entries are right once they are kept %(bounds)s%(at)s: maximum, minimum or "
               "clip is missing (for 0: ReLU).")),
        "ja": ("%(what)s が範囲に収められていません",
               ("値を %(bounds)s に収めると正しくなります%(at)s。maximum、minimum、clip（下限 0 なら "
               "ReLU）が抜けています。")),
    },
    "all-zero": {
        "en": ("%(what)s is zero everywhere",
               ("All entries are 0%(at)s. Is the array filled after np.zeros, and the filled one "
               "returned?")),
        "ja": ("%(what)s がすべて 0 です",
               "どの要素も 0 です%(at)s。np.zeros で用意した配列に値を入れ、それを返していますか。"),
    },
    "part-zero": {
        "en": ("%(slices)s of %(what)s is zero",
               ("Along %(axis)s %(slices)s is left at 0; the others are right%(at)s. Look "
               "at the loop's range, and whether return stands inside it.")),
        "ja": ("%(what)s の%(slices)sが 0 のままです",
               ("%(axis)s に沿って%(slices)sだけが 0 で、ほかは正しい値です%(at)s。ループの範囲と、"
               "return がループの中にないかを確かめてください。")),
    },
    "other-order": {
        "en": ("the right numbers in another order",
               ("%(what)s holds the right numbers at other places%(at)s. Look at the order of the "
               "steps (also of random draws) and of what is put together.")),
        "ja": ("数値は正しく、順序が違います",
               ("%(what)s の数値は正しいのですが、位置が違います%(at)s。手順（乱数を引く順も）や、つなぐ"
               "順を確かめてください。")),
    },
    "not-finite": {
        "en": ('%(what)s has NaN or infinite values', 'NaN: %(nan)s, infinite: %(infinite)s; all others are right%(at)s. That comes from log(0), 0/0 or an exp that overflows.'),
        "ja": ('%(what)s に NaN や無限大があります', 'NaN が %(nan)s 個、無限大が %(infinite)s 個あり、ほかは正しい値です%(at)s。log(0) や 0/0、exp のオーバーフローで起こります。'),
    },
    "not-finite-log": {
        "en": ('a logarithm makes %(what)s NaN or infinite', 'It begins in line %(line)s: %(source)s. log(0) is -∞, the log of a negative number is NaN, and 0 times ∞ is NaN too. What goes into the log must be a probability above 0: no label, no logit, nothing rounded to 0 or 1.'),
        "ja": ('対数の計算で%(what)s が NaN や無限大になっています', '最初に現れるのは %(line)s 行目です（%(source)s）。log(0) は -∞、負の数の log は NaN で、0 と ∞ の積も NaN です。log に入れるのは 0 より大きい確率です。ラベルやロジット、0 や 1 に丸めた値を入れていないか確かめてください。'),
    },
    "not-finite-sqrt": {
        "en": ('a root makes %(what)s NaN or infinite', 'It begins in line %(line)s: %(source)s. The square root of a negative number is NaN. Look at the sign of what stands under it.'),
        "ja": ('平方根の計算で%(what)s が NaN や無限大になっています', '最初に現れるのは %(line)s 行目です（%(source)s）。負の数の平方根は NaN です。平方根に入れる値の符号を確かめてください。'),
    },
    "not-finite-exp": {
        "en": ('exp overflows, so %(what)s is NaN or infinite', 'It begins in line %(line)s: %(source)s. exp is infinite above 709 (above 88 in float32), and ∞/∞ and ∞ - ∞ are NaN. Subtract the largest value first, or use a form in which exp gets negative numbers.'),
        "ja": ('指数のオーバーフローで%(what)s が NaN や無限大になっています', '最初に現れるのは %(line)s 行目です（%(source)s）。exp は 709（float32 では 88）を超えると無限大になり、∞/∞ や ∞ - ∞ は NaN になります。先に最大値を引くか、exp に負の数が入る形に書き換えます。'),
    },
    "not-finite-divide": {
        "en": ('a division by zero makes %(what)s NaN or infinite', 'It begins in line %(line)s: %(source)s. 0/0 is NaN, and any other number divided by 0 is infinite. Look at what you divide by.'),
        "ja": ('0 での割り算で%(what)s が NaN や無限大になっています', '最初に現れるのは %(line)s 行目です（%(source)s）。0/0 は NaN、0 以外の数を 0 で割ると無限大になります。割る数を確かめてください。'),
    },
    "not-finite-line": {
        "en": ('%(what)s has NaN or infinite values', 'It begins in line %(line)s: %(source)s. All other numbers are right%(at)s. Look at the values that go into this line.'),
        "ja": ('%(what)s に NaN や無限大があります', '最初に現れるのは %(line)s 行目です（%(source)s）。ほかの数は正しい値です%(at)s。この行に入る値を確かめてください。'),
    },
    "swapped-parts": {
        "en": ("the results are exchanged",
               ("These stand in each other's place%(at)s: %(parts)s. The values themselves are "
               "right.")),
        "ja": ("戻り値の順序が入れ替わっています",
               "%(parts)s が入れ替わっています%(at)s。値そのものは正しいです。"),
    },
    "part-only": {
        "en": ("only one of the results was returned",
               ("What you return is right, but it is part %(parts)s of %(count)s%(at)s. Return all "
               "of them.")),
        "ja": ("戻り値が 1 つしかありません",
               ("返した値は正しいのですが、%(count)s つのうちの %(parts)s だけです%(at)s。すべて返してくだ"
               "さい。")),
    },
    "part-missing": {
        "en": ("a part of the result is missing",
               "Missing: %(parts)s%(at)s. The others are right."),
        "ja": ("戻り値の一部が足りません", "%(parts)s がありません%(at)s。ほかは正しいです。"),
    },
    "part-too-many": {
        "en": ("the result has a part too many",
               "Not asked for: %(parts)s%(at)s. The others are right."),
        "ja": ("戻り値に余分なものがあります", "%(parts)s は要りません%(at)s。ほかは正しいです。"),
    },
    "renamed-key": {
        "en": ("a key has another name",
               "The key is %(right)s, yours is %(yours)s%(at)s. The values are right."),
        "ja": ("キーの名前が違います",
               "キーは %(right)s ですが、%(yours)s になっています%(at)s。値は正しいです。"),
    },
    "wrapped": {
        "en": ("the result is wrapped once too often",
               ("The value is right, but it stands alone in a %(type)s%(at)s. Is there a comma or a "
               "bracket too many?")),
        "ja": ("結果が余分に包まれています",
               "値は正しいのですが、%(type)s の中に入っています%(at)s。余分なコンマや括弧がありませんか。"),
    },
    "list-for-array": {
        "en": ("a %(type)s instead of an array",
               "The numbers are right%(at)s. Turn it into an array with np.array."),
        "ja": ("配列ではなく %(type)s です",
               "数値は正しいです%(at)s。np.array で配列にしてください。"),
    },
    "stale": {
        "en": ("a result of an earlier call",
               ("%(function)s returns what was right for %(which_call)s. Is something kept in a "
               "global variable, or in a default argument such as costs=[]?")),
        "ja": ("前の呼び出しの結果が返されています",
               ("%(function)s が%(which_call)sの正しい値を返しています。グローバル変数や、costs=[] のような"
               "既定値に何かが残っていませんか。")),
    },
    "other-shape": {
        "en": (
            "%(what)s has its sizes exchanged",
            "The numbers are right and in order%(at)s, but the shape is %(got)s instead of %(expected)s. Look at the order of the two sizes.",
        ),
        "ja": (
            "%(what)s の形の順序が逆です",
            "数値も順序も正しいのですが%(at)s、形が %(expected)s ではなく %(got)s です。2 つの大きさの順序を確かめてください。",
        ),
    },
    "other-step": {
        "en": (
            "%(yours)s instead of %(right)s",
            "%(what)s was passed through %(yours)s%(at)s; %(right)s is asked for.",
        ),
        "ja": (
            "%(right)s ではなく %(yours)s になっています",
            "%(what)s に %(yours)s を適用しています%(at)s。ここで使うのは %(right)s です。",
        ),
    },
    "factor-other": {
        "en": (
            "another factor than asked for",
            "%(what)s is multiplied by %(yours)s instead of %(right)s%(at)s.",
        ),
        "ja": (
            "掛けるものが違います",
            "%(what)s に %(right)s ではなく %(yours)s を掛けています%(at)s。",
        ),
    },
    "bias-correction": {
        "en": (
            "the bias correction is not as it should be",
            "%(what)s is %(expression)s times the right value%(at)s. Divide by (1 - %(argument)s^t) once; t counts from 1.",
        ),
        "ja": (
            "バイアス補正が違います",
            "%(what)s が正しい値の %(expression)s 倍です%(at)s。(1 - %(argument)s^t) で 1 回だけ割ります。t は 1 から数えます。",
        ),
    },
    "argument-complement": {
        "en": (
            "%(argument)s and 1 - %(argument)s are exchanged",
            "%(function)s works as if %(argument)s were 1 - %(argument)s.",
        ),
        "ja": (
            "%(argument)s と 1 - %(argument)s が逆です",
            "%(function)s が、%(argument)s の代わりに 1 - %(argument)s を使ったときと同じ計算をしています。",
        ),
    },
    "arguments-exchanged": {
        "en": ("%(arguments)s are exchanged",
               ("%(function)s does what it should, but with the two arguments in each other's "
               "place.")),
        "ja": ("%(arguments)s が入れ替わっています",
               "%(function)s の計算は正しいのですが、2 つの引数が逆に使われています。"),
    },
    "default-used": {
        "en": ("%(argument)s is not used",
               "%(function)s works as if %(argument)s had its default value, whatever is given."),
        "ja": ("%(argument)s が使われていません",
               "渡された値にかかわらず、%(function)s が %(argument)s の既定値で計算しています。"),
    },
    "rows-for-columns": {
        "en": ("rows and columns of %(argument)s are mixed up",
               "%(function)s does what it should, but as if %(argument)s were transposed."),
        "ja": ("%(argument)s の行と列を取り違えています",
               "%(function)s の計算は、%(argument)s を転置したときのものになっています。"),
    },
    "reshaped-argument": {
        "en": ("reshaped instead of transposed",
               ("%(function)s does what it should, but with %(arguments)s reshaped directly to "
               "(channels, rest). reshape does not exchange axes: reshape to (rest, channels) "
               "first, then transpose.")),
        "ja": ("転置の代わりに reshape しています",
               ("%(function)s の計算は正しいのですが、%(arguments)s を直接 (チャンネル, 残り) の形に "
               "reshape しています。reshape は軸を入れ替えません。まず (残り, チャンネル) に reshape し、"
               "それから転置してください。")),
    },
    "argument-off-by-one": {
        "en": ("%(argument)s is off by one",
               ("%(function)s works as if %(argument)s were changed by %(by)s. Look at the range of "
               "the loop, or at the slice.")),
        "ja": ("%(argument)s が 1 ずれています",
               ("%(function)s が、%(argument)s に %(by)s を足したときと同じ計算をしています。ループの範囲や"
               "スライスを確かめてください。")),
    },
    "argument-as-zero": {
        "en": ("%(argument)s is left out",
               "%(function)s works as if %(argument)s were 0."),
        "ja": ("%(argument)s が使われていません",
               "%(function)s が、%(argument)s を 0 としたときと同じ計算をしています。"),
    },
    "argument-negated": {
        "en": ("%(argument)s has the wrong sign",
               "%(function)s works as if %(argument)s were −%(argument)s."),
        "ja": ("%(argument)s の符号が逆です",
               "%(function)s が、%(argument)s の符号を反転したときと同じ計算をしています。"),
    },
    "argument-as-one": {
        "en": ("%(argument)s is not used",
               ("%(function)s works as if %(argument)s were 1: a factor is missing, or it is not "
               "handed on.")),
        "ja": ("%(argument)s が使われていません",
               ("%(function)s が、%(argument)s を 1 としたときと同じ計算をしています。掛け算が抜けて"
               "いないか、渡し忘れていないか確かめてください。")),
    },
    "only-once": {
        "en": ("as if %(argument)s were 1",
               ("%(function)s returns what it should return for %(argument)s = 1. Where "
               "%(argument)s counts steps: does return stand inside the loop, or is the loop missing?")),
        "ja": ("%(argument)s が 1 のときと同じ結果です",
               ("%(function)s が、%(argument)s = 1 のときの正しい値を返しています。%(argument)s が回数なら、"
               "return がループの中に入っていないか、ループそのものが抜けていないか確かめてください。")),
    },
    "argument-absolute": {
        "en": ("the sign of %(argument)s is lost",
               "%(function)s works as if %(argument)s were |%(argument)s|: is abs needed there?"),
        "ja": ("%(argument)s の符号が失われています",
               ("%(function)s が、%(argument)s を |%(argument)s| としたときと同じ計算をしています。そこに "
               "abs は必要ですか。")),
    },
    "applied-twice": {
        "en": ("applied twice",
               "The result is that of %(function)s applied to its own result (for %(argument)s)."),
        "ja": ("2 回適用されています",
               "%(function)s の結果に、もう一度 %(function)s を適用した値です（%(argument)s として）。"),
    },
    "one-part": {
        "en": (
            "only %(parts)s is wrong",
            "It stands in the result%(at)s; all other parts are right.",
        ),
        "ja": (
            "正しくないのは %(parts)s だけです",
            "戻り値のほかの部分はすべて正しい値です%(at)s。",
        ),
    },
}  # fmt: skip
