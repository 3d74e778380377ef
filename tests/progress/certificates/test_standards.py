"""Credential, picture and QR code against what others read: a JSON Schema, Pillow, a decoder.

The schema is written down from the specification (`standards/`): no pinned package has it, and
tests fetch nothing. The QR code is found on the rendered PDF and read by zxing-cpp.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import jwt
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from jsonschema import Draft201909Validator
from PIL import Image

from progress.certificates.drawing import HEIGHT, QR_SIZE
from progress.certificates.picture import MEASURE, SIDE, png
from progress.models import Certificate

SCHEMA = json.loads(Path(__file__).with_name("standards").joinpath(
    "achievement_credential.json").read_text("utf-8"))  # fmt: skip
VALIDATOR = Draft201909Validator(SCHEMA)
ADDRESS = "https://learn.example.org"


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    settings.PUBLIC_ADDRESS = ADDRESS


@pytest.fixture
def document(certificate: Certificate) -> dict[str, Any]:
    return dict(jwt.decode(certificate.credential, options={"verify_signature": False}))


def test_the_credential_is_valid_by_the_schema(document: dict[str, Any]) -> None:
    Draft201909Validator.check_schema(SCHEMA)
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("validFrom"),
        lambda found: found.update(validFrom="2026-06-30"),
        lambda found: found.update(type=["VerifiableCredential"]),
        lambda found: found["@context"].reverse(),
        lambda found: found["issuer"].pop("id"),
        lambda found: found["credentialSubject"].pop("identifier"),
        lambda found: found["credentialSubject"]["achievement"].pop("criteria"),
        lambda found: found["credentialSubject"]["achievement"].update(achievementType="Fun"),
        lambda found: found["credentialSubject"]["achievement"]["image"].update(type="Picture"),
        lambda found: found["credentialSubject"].update(achievment={}),
    ],
)
def test_the_schema_finds_what_is_wrong(
    document: dict[str, Any], spoil: Callable[[dict[str, Any]], Any]
) -> None:
    spoilt = deepcopy(document)
    spoil(spoilt)
    assert not VALIDATOR.is_valid(spoilt)


def test_the_achievement_has_a_picture_that_anybody_may_fetch(document: dict[str, Any]) -> None:
    image = document["credentialSubject"]["achievement"]["image"]
    response = Client().get(image["id"].removeprefix(ADDRESS))

    assert response["Content-Type"] == "image/png"
    assert response["Access-Control-Allow-Origin"] == "*"
    with Image.open(BytesIO(response.content)) as opened:
        assert (opened.format, opened.size) == ("PNG", (SIDE, SIDE))
    assert "First" in image["caption"]


@pytest.mark.parametrize(
    "title", ["ニューラルネットワークと深層学習: コース全体", "Neural Networks and Deep Learning"]
)
def test_a_title_stays_inside_the_seal(title: str) -> None:
    with Image.open(BytesIO(png(title, "修了証"))) as drawn:
        band = drawn.convert("L").crop((70, 200, SIDE - 70, 400))
    dark = band.point(lambda value: 255 if value < 90 else 0).getbbox()
    assert dark is not None
    assert dark[2] - dark[0] <= MEASURE + 2


def test_the_qr_code_on_paper_is_the_address(
    certificate: Certificate, client_of: Callable[[Any], Client]
) -> None:
    response = client_of(certificate.learner).get(
        f"/certificates/{certificate.code}/certificate.en.pdf"
    )
    [code] = zxingcpp.read_barcodes(rendered(response.content))
    assert (code.format, code.text) == (
        zxingcpp.BarcodeFormat.QRCode,
        f"{ADDRESS}/certificates/{certificate.code}/",
    )


def test_the_qr_code_is_large_enough_for_a_phone(
    certificate: Certificate, client_of: Callable[[Any], Client]
) -> None:
    response = client_of(certificate.learner).get(
        f"/certificates/{certificate.code}/certificate.ja.pdf"
    )
    page = rendered(response.content)
    [code] = zxingcpp.read_barcodes(page)
    width = code.position.top_right.x - code.position.top_left.x
    assert width == pytest.approx(QR_SIZE * page.height / HEIGHT, abs=4)


def rendered(pdf: bytes) -> Image.Image:
    """The page as it is printed, four points of the picture for each of the page."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
