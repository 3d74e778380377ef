"""What a learner, a mentor and a worker rely on when a file is graded."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from labs.grading.bundle import LabBundle
from labs.grading.engine import CheckOutcome, GradeOutcome, Silence, grade
from labs.limits import SEEDS_PER_VERSION
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

pytestmark = pytest.mark.sandbox
FIXTURES = Path(__file__).parent.parent / "fixtures"
SEED = 7


@pytest.fixture(scope="module")
def averages() -> LabBundle:
    return LabBundle.from_folder(FIXTURES / "averages")


@pytest.fixture(scope="module")
def tensors() -> LabBundle:
    return LabBundle.from_folder(FIXTURES / "tensors")


class Notes(Silence):
    """A listener that remembers what it heard."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.events: list[str] = []
        self.outcomes: list[CheckOutcome] = []
        self.output = ""
        self.stop_after = stop_after

    def on_started(self) -> None:
        self.events.append("started")

    def on_check(self, outcome: CheckOutcome) -> None:
        self.events.append(outcome.check_id)
        self.outcomes.append(outcome)

    def on_output(self, text: str) -> None:
        self.output = text

    def cancelled(self) -> bool:
        return self.stop_after is not None and len(self.outcomes) >= self.stop_after


def submit(pool: SandboxPool, bundle: LabBundle, source: str, **options: object) -> GradeOutcome:
    arguments = {"seed": SEED, "mode": "submit", **options}
    return grade(bundle=bundle, source=source, pool=pool, **arguments)  # type: ignore[arg-type]


def by_id(outcome: GradeOutcome) -> dict[str, CheckOutcome]:
    return {check.check_id: check for check in outcome.checks}


def solution(bundle: LabBundle, old: str = "", new: str = "") -> str:
    text = bundle.files["solution.py"]
    assert old in text
    return text.replace(old, new)


def test_the_solution_passes_on_every_seed_of_the_pool(
    pool: SandboxPool, averages: LabBundle
) -> None:
    for seed in range(0, SEEDS_PER_VERSION, 5):
        outcome = submit(pool, averages, solution(averages), seed=seed)
        assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 1.0), outcome


def test_every_mistake_is_named_as_itself(pool: SandboxPool, averages: LabBundle) -> None:
    for mistake, old, new, function in (
        ("centre-rows", "X.mean(axis=0, keepdims=True)", "X.mean(axis=1, keepdims=True)", "centre"),
        ("centre-whole", "X.mean(axis=0, keepdims=True)", "X.mean()", "centre"),
        ("cost-sum", "np.mean((", "np.sum((", "cost"),
    ):
        outcome = submit(pool, averages, solution(averages, old, new))
        checks = by_id(outcome)
        wrong = {c.id for c in averages.spec.checks if c.function == function}
        assert {checks[name].mistake for name in wrong} == {mistake}
        assert all(checks[name].verdict == Verdict.WRONG for name in wrong)


def test_a_mistake_nobody_foresaw_is_not_given_a_name(
    pool: SandboxPool, averages: LabBundle
) -> None:
    outcome = submit(pool, averages, solution(averages, "X - X.mean", "X + X.mean"))
    assert {check.mistake for check in outcome.checks} == {None}


def test_a_failure_that_rests_on_an_earlier_function_says_so(
    pool: SandboxPool, averages: LabBundle
) -> None:
    outcome = submit(pool, averages, solution(averages, "X - X.mean", "X + X.mean"))
    assert by_id(outcome)["cost-hidden"].rests_on == "centre"
    assert by_id(outcome)["centre-hidden"].rests_on is None
    alone = submit(pool, averages, solution(averages, "np.mean((", "3 * np.mean(("))
    assert by_id(alone)["cost-hidden"].rests_on is None


def test_points_are_shared_out_by_check(pool: SandboxPool, averages: LabBundle) -> None:
    outcome = submit(pool, averages, solution(averages, '"facts"', '"other"'))
    assert outcome.score == pytest.approx(7 / 8)
    assert by_id(outcome)["summary-example"].card["path"] == "['name']"  # type: ignore[index]


def test_the_untouched_starter_is_not_attempted(
    pool: SandboxPool, averages: LabBundle, tensors: LabBundle
) -> None:
    for bundle in (averages, tensors):
        outcome = submit(pool, bundle, bundle.files["starter.py"])
        assert outcome.verdict == Verdict.NOT_ATTEMPTED
        assert {check.verdict for check in outcome.checks} == {Verdict.NOT_ATTEMPTED}


def test_a_half_written_file_tells_what_is_left(pool: SandboxPool, averages: LabBundle) -> None:
    source = "import numpy as np\n\n\ndef centre(X):\n    return X - X.mean(axis=0)\n"
    checks = by_id(submit(pool, averages, source))
    assert checks["centre-hidden"].verdict == Verdict.PASSED
    assert checks["cost-hidden"].verdict == Verdict.NOT_ATTEMPTED
    assert checks["cost-hidden"].error["params"] == {"function": "cost"}  # type: ignore[index]


def test_run_looks_at_visible_checks_and_is_reproducible(
    pool: SandboxPool, averages: LabBundle
) -> None:
    wrong = solution(averages, "X - X.mean", "X + X.mean")
    first, second = (submit(pool, averages, wrong, mode="run", seed=seed) for seed in (1, 2))
    assert [check.check_id for check in first.checks] == ["centre-example", "summary-example"]
    assert [check.card for check in first.checks] == [check.card for check in second.checks]
    hidden = [
        by_id(submit(pool, averages, wrong, seed=seed))["centre-hidden"].card for seed in range(5)
    ]
    assert any(card != hidden[0] for card in hidden)


def test_results_stream_visible_checks_first(pool: SandboxPool, averages: LabBundle) -> None:
    notes = Notes()
    submit(pool, averages, solution(averages), listener=notes)
    assert notes.events[:3] == ["started", "centre-example", "summary-example"]
    assert sorted(notes.events[1:]) == sorted(check.id for check in averages.spec.checks)


def test_what_hidden_calls_print_is_not_shown(pool: SandboxPool, averages: LabBundle) -> None:
    notes = Notes()
    source = "print('module level')\n" + solution(
        averages, "    return X -", "    print('call', X.shape)\n    return X -"
    )
    outcome = submit(pool, averages, source, listener=notes)
    assert outcome.stdout == notes.output
    assert outcome.stdout.splitlines() == ["module level", "call (4, 3)", "call (3, 2)"]


def test_what_was_right_before_a_hang_is_kept_and_the_rest_goes_on(
    pool: SandboxPool, averages: LabBundle
) -> None:
    source = "print('once')\n" + solution(
        averages, "def cost(w, X, y):", "def cost(w, X, y):\n    while True: pass\n"
    )
    outcome = submit(pool, averages, source)
    checks = by_id(outcome)
    assert outcome.verdict == Verdict.TIME_LIMIT
    assert checks["cost-hidden"].limit == {
        "kind": "cpu",
        "reached": pytest.approx(1.0, abs=0.3),
        "allowed": 1.0,
        "unit": "s",
    }
    assert {check.verdict for check in outcome.checks if check.check_id != "cost-hidden"} == {
        Verdict.PASSED
    }
    assert outcome.stdout == "once\n"


def test_errors_show_the_learners_lines_only(pool: SandboxPool, averages: LabBundle) -> None:
    source = solution(averages, "    return X -", "    values = [1]\n    return values[2] -")
    error = by_id(submit(pool, averages, source))["cost-hidden"].error
    assert error is not None
    assert (error["code"], error["type"], error["message"]) == (
        "exception",
        "IndexError",
        "list index out of range",
    )
    assert (error["line"], error["source_line"]) == (
        6,
        "return values[2] - X.mean(axis=0, keepdims=True)",
    )
    assert [(frame["file"], frame["function"]) for frame in error["traceback"]] == [
        ("submission.py", "cost"),
        ("submission.py", "centre"),
    ]


def test_a_syntax_error_names_its_line(pool: SandboxPool, averages: LabBundle) -> None:
    outcome = submit(pool, averages, "import numpy as np\n\ndef centre(X:\n    return X\n")
    assert outcome.verdict == Verdict.ERROR
    assert outcome.error is not None
    assert (outcome.error["code"], outcome.error["line"]) == ("syntax_error", 3)
    assert outcome.error["source_line"] == "def centre(X:"


def test_a_slow_but_right_loop_fails_the_speed_check_alone(
    pool: SandboxPool, averages: LabBundle
) -> None:
    baseline = averages.files["checks.py"].split("def baseline_centre(X):")[1].split("def cases")[0]
    source = f"import numpy as np\n\n\ndef centre(X):{baseline}"
    checks = by_id(submit(pool, averages, source))
    assert checks["centre-hidden"].verdict == Verdict.PASSED
    assert checks["centre-fast"].verdict == Verdict.WRONG
    card = checks["centre-fast"].card
    assert card is not None
    assert (card["kind"], card["required"]) == ("speed", 5.0)
    assert 0.3 < card["speedup"] < 3


def test_memory_and_time_are_measured(pool: SandboxPool, averages: LabBundle) -> None:
    source = solution(
        averages,
        "    return X -",
        "    big = np.ones(8_000_000)\n    sum(range(2_000_000))\n    return X -",
    )
    check = by_id(submit(pool, averages, source))["centre-hidden"]
    assert 50 < check.memory_mb < 120
    assert check.cpu_ms > 20
    assert check.wall_ms >= check.cpu_ms * 0.5


def test_a_cancelled_run_stops_at_once(pool: SandboxPool, averages: LabBundle) -> None:
    outcome = submit(pool, averages, solution(averages), listener=Notes(stop_after=2))
    assert outcome.cancelled
    assert len(outcome.checks) == 2
    hanging = solution(
        averages, "def cost(w, X, y):", "def cost(w, X, y):\n    import time; time.sleep(60)\n"
    )
    notes = Notes()
    timer = threading.Timer(1.0, lambda: setattr(notes, "stop_after", 0))
    timer.start()
    assert submit(pool, averages, hanging, listener=notes).cancelled
    assert pool.survivors() == 0


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (
            "solution.py",
            "def centre(X):\n    return 1 / 0\n",
            "solution.py line 2: ZeroDivisionError",
        ),
        ("checks.py", "def cases(rng):\n    return {}\n", "checks.py and lab.yaml disagree"),
        ("checks.py", "while True: pass", "ended"),
        ("checks.py", "import os\nos._exit(0)", "ended"),
    ],
)
def test_a_faulty_lab_is_our_failure(
    pool: SandboxPool,
    averages: LabBundle,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    text: str,
    words: str,
) -> None:
    monkeypatch.setattr(
        "labs.grading.authors.AUTHOR", replace(averages.spec.run_limits(), result_kb=8192)
    )
    broken = replace(averages, version=f"{file} {text}", files={**averages.files, file: text})
    outcome = submit(pool, broken, solution(averages))
    assert outcome.verdict == Verdict.OUR_FAILURE
    assert outcome.failure is not None
    assert words in outcome.failure
    assert outcome.score == 0


def test_a_sandbox_that_died_is_made_anew(averages: LabBundle) -> None:
    pool = SandboxPool("warm")
    try:
        assert submit(pool, averages, solution(averages)).verdict == Verdict.PASSED
        pool.parent("numpy").kill()
        assert submit(pool, averages, solution(averages)).verdict == Verdict.PASSED
    finally:
        pool.close()
    assert submit(pool, averages, solution(averages), seed=99).verdict == Verdict.OUR_FAILURE


def test_many_threads_share_one_pool(pool: SandboxPool, averages: LabBundle) -> None:
    outcomes: list[Verdict] = []

    def work(seed: int) -> None:
        outcomes.append(submit(pool, averages, solution(averages), seed=seed % 2).verdict)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [Verdict.PASSED] * 6
    assert pool.survivors() == 0


def test_one_run_leaves_nothing_for_the_next(pool: SandboxPool) -> None:
    doubling = LabBundle.from_folder(FIXTURES / "doubling")
    double = "\n\n\ndef double(x):\n    return x if found else x * 2\n"
    leave = f"import numpy\nnumpy.left = found = 0\nopen('/box/left', 'w').close(){double}"
    find = "found = hasattr(numpy, 'left') or os.path.exists('/box/left')"
    look = f"import numpy, os\n{find}{double}"
    assert submit(pool, doubling, leave).verdict == Verdict.PASSED
    assert submit(pool, doubling, look).verdict == Verdict.PASSED


def test_tensorflow_runs_and_its_mistakes_are_named(pool: SandboxPool, tensors: LabBundle) -> None:
    outcome = submit(pool, tensors, solution(tensors))
    assert outcome.verdict == Verdict.PASSED, outcome
    assert set(outcome.versions) == {"python", "numpy", "tensorflow", "keras"}
    wrong = submit(pool, tensors, solution(tensors, "tf.matmul(a, b)", "a * b"))
    assert by_id(wrong)["product-hidden"].mistake == "elementwise"


def test_symbolic_tensors_are_wrong_and_named(pool: SandboxPool, tensors: LabBundle) -> None:
    source = solution(tensors, "return tf.matmul(a, b)", "return keras.Input((2,))")
    card = by_id(submit(pool, tensors, source))["product-example"].card
    assert card is not None
    assert card["kind"] == "unsupported"
    assert card["got"]["type"] == "symbolic tensor"
