"""PLOVER and CAMEO as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.ontology import cameo_code, load_cameo, load_ontology


def test_sixteen_types_in_four_quads() -> None:
    types = load_ontology().types
    assert len(types) == 16
    assert {kind.quad for kind in types.values()} == {
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    }
    assert types["SUPPORT"].score == 4.6
    assert types["ASSAULT"].modes[0] == "abduct"


@pytest.mark.parametrize(
    ("act", "status", "coded"),
    [
        ("CONSULT", "future", ("AGREE", "actual")),
        ("AID", "future", ("AGREE", "actual")),
        ("RETREAT", "future", ("CONCEDE", "actual")),
        ("ASSAULT", "future", ("ASSAULT", "future")),
        ("CONSULT", "hypothetical", ("CONSULT", "hypothetical")),
    ],
)
def test_future_cooperation_is_agreement(act: str, status: str, coded: tuple[str, str]) -> None:
    assert load_ontology().coded(act, status) == coded


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        ("intended: {MARCH: {type: MARCH, mode: waltz}}", "'intended' rule for MARCH"),
        ("refusal: NAY", "'refusal' names the unknown type 'NAY'"),
    ],
)
def test_a_rule_of_unknown_types_is_named(tmp_path: Path, rule: str, complaint: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"types:\n  MARCH: {{quad: material conflict, score: -1}}\n{rule}\n", encoding="utf-8")
    with pytest.raises(DataError, match=complaint):
        load_ontology(path)


@pytest.mark.parametrize(
    ("event", "mode", "context", "code"),
    [
        ("ASSAULT", ("suicide-attack",), (), "1831"),
        ("ACCUSE", ("disapprove",), ("diplomatic",), "111"),
        ("COERCE", ("arrest",), ("legal",), "173"),
        ("PROTEST", ("demo",), (), "141"),
        ("AID", (), ("economic",), "071"),
        ("MOBILIZE", (), (), "150"),
    ],
)
def test_most_specific_cameo_code(event: str, mode: tuple[str, ...], context: tuple[str, ...], code: str) -> None:
    assert cameo_code(event, mode, context).code == code


def test_agreement_to_meet_keeps_its_cameo_code() -> None:
    assert cameo_code("AGREE", (), (), "CONSULT").code == "036"


def test_every_type_has_a_cameo_code_whatever_its_modes() -> None:
    for name, kind in load_ontology().types.items():
        for mode in ("", *kind.modes):
            code = cameo_code(name, (mode,) if mode else (), ())
            assert code.type == name
            assert -10 <= code.goldstein <= 10


def test_cameo_covers_the_field() -> None:
    assert len(load_cameo()) > 250


def test_broken_ontology_names_the_file_and_the_rule(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("types:\n  MARCH: {quad: sideways, score: 1}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.yaml: MARCH has quad 'sideways'"):
        load_ontology(path)
