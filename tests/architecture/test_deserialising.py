"""Nothing that we trust reads objects out of data: no pickle, no model files, no code as data.

The sandbox (labs/runner) may: nothing there is trusted. Everywhere else, what came from a learner,
the broker or a file is plain data (JSON, YAML without tags, our own .npy parser).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from kombu.serialization import registry

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "accounts", "curriculum", "quizzes", "labs", "progress", "bench", "setup")
IN_THE_SANDBOX = ("labs/runner/", "bench/labs/")

# Modules whose only use here would be to read objects.
MODULES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal",
           "jsonpickle", "h5py", "tables", "torch", "hickle", "klepto", "sklearn.externals",
           "tensorflow", "keras", "tf_keras", "skops", "onnx"}  # fmt: skip
# Functions that read objects or run text, by their last name.
CALLS = {"load_model", "load_weights", "model_from_json", "model_from_yaml", "from_config",
         "read_pickle", "read_hdf", "load_op_library", "unsafe_load", "unsafe_load_all",
         "full_load", "full_load_all", "loads_pickle", "SavedModel", "saved_model"}  # fmt: skip
BUILTINS = {"eval", "exec", "__import__"}  # compile() alone runs nothing
SAFE_LOADERS = {"SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader"}


def faults(source: str) -> list[str]:
    """What in a Python text reads objects out of data, as `line: what`."""
    tree = ast.parse(source)
    safe = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and any(
        _name(base) in SAFE_LOADERS for base in node.bases)}  # fmt: skip
    return [
        f"{getattr(node, 'lineno', 0)}: {fault}"
        for node in ast.walk(tree)
        for fault in _faults(node, SAFE_LOADERS | safe)
    ]


def _faults(node: ast.AST, loaders: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if _forbidden(alias.name))
    elif isinstance(node, ast.ImportFrom) and node.module:
        names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name for name in names if _forbidden(name))
    elif isinstance(node, ast.Attribute) and node.attr in CALLS:
        yield node.attr
    elif isinstance(node, ast.Call):
        yield from _call_faults(node, loaders)


def _forbidden(name: str) -> bool:
    return name.split(".")[0] in MODULES or name in MODULES or name.rsplit(".", 1)[-1] in CALLS


def _call_faults(call: ast.Call, loaders: set[str]) -> Iterator[str]:
    name = _name(call.func)
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if isinstance(call.func, ast.Name) and name in BUILTINS:
        yield name
    pickles = given.get("allow_pickle")
    if pickles is not None and not (isinstance(pickles, ast.Constant) and pickles.value is False):
        yield "allow_pickle"
    if _owner(call.func) in ("yaml", "ruamel") and name in ("load", "load_all"):
        loader = given.get("Loader", call.args[1] if len(call.args) > 1 else None)
        if loader is None or _name(loader) not in loaders:
            yield f"yaml.{name} without a safe loader"
    if _owner(call.func) in ("np", "numpy") and name in ("load", "fromfile", "memmap"):
        yield f"numpy.{name}: learners' bytes go through labs/runner/arrays.py"


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _owner(node: ast.AST) -> str:
    return _name(node.value) if isinstance(node, ast.Attribute) else ""


def trusted_files() -> list[Path]:
    """Python files of what runs with our rights."""
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    names = {path: path.relative_to(ROOT).as_posix() for path in [*found, ROOT / "manage.py"]}
    return [path for path, name in names.items() if not name.startswith(IN_THE_SANDBOX)]


def test_nothing_trusted_reads_objects_out_of_data() -> None:
    found = {
        str(path.relative_to(ROOT)): problems
        for path in trusted_files()
        if (problems := faults(path.read_text(encoding="utf-8")))
    }
    assert found == {}
    assert len(trusted_files()) > 100


@pytest.mark.parametrize(
    "snippet",
    [
        "import pickle",
        "from pickle import loads",
        "import cPickle",
        "import dill as d",
        "import joblib",
        "import shelve",
        "import marshal",
        "import h5py",
        "import keras",
        "from tensorflow import keras",
        "from tensorflow.keras.models import load_model",
        "model = models.load_model(path)",
        "tf.saved_model.load(path)",
        "model.load_weights(path)",
        "pandas.read_pickle(path)",
        "pandas.read_hdf(path)",
        "numpy.load(path, allow_pickle=True)",
        "np.load(path, None, allow_pickle=flag)",
        "np.load(path)",
        "np.fromfile(path)",
        "yaml.load(text)",
        "yaml.load(text, Loader=yaml.Loader)",
        "yaml.load(text, yaml.UnsafeLoader)",
        "yaml.load_all(text, Loader=yaml.FullLoader)",
        "yaml.unsafe_load(text)",
        "yaml.full_load(text)",
        "eval(text)",
        "exec(text, {})",
        "exec(compile(text, name, 'exec'))",
        "__import__(name)",
        "keras.models.model_from_json(text)",
        "layer = Dense.from_config(data)",
    ],
)
def test_each_way_to_read_objects_is_noticed(snippet: str) -> None:
    assert faults(snippet)


@pytest.mark.parametrize(
    "snippet",
    [
        "json.loads(text)",
        "yaml.safe_load(text)",
        "yaml.load(text, Loader=yaml.SafeLoader)",
        "yaml.load(text, Loader=yaml.CSafeLoader)",
        "class Strict(yaml.SafeLoader): pass\nyaml.load(text, Strict)",
        "np.frombuffer(data, dtype)",
        "np.asarray(data)",
        "re.compile(pattern)",
        "importlib.import_module('labs.models')",
        "ast.parse(text)",
    ],
)
def test_plain_data_may_be_read(snippet: str) -> None:
    assert faults(snippet) == []


def test_messages_and_cache_are_plain_data() -> None:
    assert settings.CELERY_TASK_SERIALIZER == "json"
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
    assert getattr(settings, "CELERY_RESULT_SERIALIZER", "json") == "json"
    assert settings.CELERY_RESULT_BACKEND is None
    assert getattr(settings, "SESSION_SERIALIZER", "JSONSerializer").endswith("JSONSerializer")
    for name, cache in settings.CACHES.items():
        serializer = cache.get("OPTIONS", {}).get("serializer", "")
        assert "JSON" in serializer.upper() or "locmem" in cache["BACKEND"], name


def test_a_pickled_message_is_refused() -> None:
    from config.celery import app

    assert list(app.conf.accept_content) == ["json"]
    body = b"cos\nsystem\n(S'true'\ntR."
    accepted = {registry.name_to_type[name] for name in app.conf.accept_content}
    with pytest.raises(Exception, match=r"(?i)pickle|untrusted|disabled|disallowed"):
        registry.loads(body, "application/x-python-serialize", "binary", accept=accepted)
