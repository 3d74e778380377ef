"""Old APIs are found when code is handed in, on request, and from the command line."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import User
from labs import limits
from labs.models import Lab, Submission

OLD = "import numpy as np\n\nx = np.product([1])\n"
CHECK = "/api/v1/check-api/"


@pytest.fixture
def api(api_of, learner: User):
    return api_of(learner)


def test_code_that_is_handed_in_keeps_what_was_found_in_it(lab: Lab, learner, api, client_of):
    answer = api.post(
        "/api/v1/labs/logistic-regression/submissions/",
        {"source": OLD, "mode": "run"},
        headers={"Accept-Language": "ja"},
    ).json()
    [change] = answer["api_changes"]
    assert (change["line"], change["replacement"]) == (3, "np.prod")
    assert "でなくなりました" in change["message"]
    found = Submission.objects.get()
    assert found.state == "queued"  # it is run all the same
    assert api.get(answer["url"]).json()["api_changes"][0]["message"].endswith("It is np.prod now.")
    page = client_of(learner).get(reverse("labs:submission", args=[found.pk])).content.decode()
    assert "np.product is gone since NumPy 2.0" in page


def test_code_is_looked_through_without_being_run(api) -> None:
    answer = api.post(CHECK, {"source": OLD})
    assert answer.status_code == 200
    [edit] = answer.json()["api_changes"][0]["edits"]
    assert edit == {"line": 3, "column": 5, "end_line": 3, "end_column": 15, "text": "np.prod"}
    assert Submission.objects.count() == 0


def test_code_in_which_nothing_is_old_or_readable_gives_an_empty_list(api) -> None:
    for source in ("", "x = 1\n", "import numpy as np\nnp.product(", "import numpy\n\x00\ud800"):
        body = json.dumps({"source": source})
        answer = api.post(CHECK, body, content_type="application/json")
        assert answer.json() == {"api_changes": []}


def test_strangers_and_too_long_code_are_refused(api, api_of) -> None:
    assert api_of(None).post(CHECK, {"source": OLD}).status_code == 401
    assert api.post(CHECK, {"source": "x" * (limits.SOURCE_BYTES + 1)}).status_code == 413


def test_the_command_prints_places_as_compilers_do(tmp_path: Path) -> None:
    path = tmp_path / "old.py"
    path.write_text(OLD)
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_api", str(path), "--language", "ja", stdout=out)
    assert ended.value.code == 1
    assert out.getvalue().startswith(f"{path}:3:5: np.product は NumPy 2.0 でなくなりました。")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_api", str(path), "--json", stdout=out)
    assert json.loads(out.getvalue())[0]["new"] == "numpy.prod"
    fixed = StringIO()
    call_command("check_api", str(path), "--fix", stdout=fixed)
    assert fixed.getvalue() == OLD.replace("product", "prod")
    path.write_text(fixed.getvalue())
    call_command("check_api", str(path), stdout=out)
