"""Training for a user's own ontology. Only the last test needs torch; the others must never import it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline import Coder
from dateline.errors import DataError, DatelineError, UsageError
from dateline.events import load_lexicon, without_acts
from dateline.events.training import Labels, held_out, read_corpus, train
from dateline.events.training.data import read_none, split
from dateline.events.training.run import NEEDED, epochs_for
from dateline.events.triggers import find_triggers
from dateline.ontology import cameo_code, load_ontology
from training import markup
from training.markup import MarkupError, parse_line, read_markup

EXAMPLE = Path(__file__).parents[2] / "docs" / "protest"

ONTOLOGY = """
types:
  MARCH:  {quad: material conflict, score: -4.0, crowd: true}
  PRAYER: {quad: verbal cooperation, score: 3.5, modes: [public]}
  SEIZURE: {quad: material conflict, score: -7.0, unnamed: unidentified}
"""

LINES = """
[A Two thousand weavers] {marched} on the town hall of Bhiwandi to shame [R the mayor]. | MARCH
[A Beekeepers] {marched} through Ljubljana against [R the farm ministry] on Monday. | MARCH
[A Ferry crews] {will march} to [R the port office] at noon on Friday. | MARCH future
[A Bishops] {prayed} for [R the hostages] on the cathedral steps. | PRAYER public
[A Monks in Lhasa] {prayed} quietly for [R the sick]. | PRAYER
[A Customs men] {seized} forty sewing machines from [R a tailor in Lagos]. | SEIZURE
[R A printer's stock] was {seized} in Tashkent on Sunday night. | SEIZURE
[A The winger] {seized} his chance against [R Valencia] in the ninth minute. | NONE
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An ontology file of three types."""
    path = tmp_path / "own.yaml"
    path.write_text(ONTOLOGY, encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of eight sentences, converted as a user would."""
    (tmp_path / "own.txt").write_text(LINES, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["markup", "--ontology", str(own), str(tmp_path / "own.txt")])
    assert markup.main() == 0
    path = tmp_path / "own.jsonl"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return path


def test_labels_follow_the_ontology(own: Path) -> None:
    labels = Labels.of(load_ontology(own))
    assert labels.acts == ("MARCH", "PRAYER", "SEIZURE", "NONE")
    assert labels.modes == (("PRAYER", "public"),)
    assert labels.future == (0, 1, 2, 3)
    assert labels.statuses == ("actual", "future", "hypothetical", "historical", "negated")


def test_future_cooperation_is_agreement_in_plovers_labels() -> None:
    labels = Labels.of(load_ontology())
    assert labels.acts[labels.future[labels.acts.index("CONSULT")]] == "AGREE"


def test_markup_knows_the_users_types(own: Path) -> None:
    line = "[A Bishops] {prayed} for [R the hostages] on the steps. | PRAYER public"
    assert parse_line(line, ontology=load_ontology(own)).mode == ("public",)
    with pytest.raises(MarkupError, match="unknown act 'PRAYER'"):
        parse_line(line)
    with pytest.raises(MarkupError, match="PRAYER has no mode visit"):
        parse_line(line.replace("public", "visit"), ontology=load_ontology(own))


def test_corpus_keeps_spans_and_labels(own: Path, corpus: Path) -> None:
    items = read_corpus(corpus, load_ontology(own))
    assert [item.act for item in items] == ["MARCH"] * 3 + ["PRAYER"] * 2 + ["SEIZURE"] * 2 + ["NONE"]
    first = items[0].marked
    assert first.sentence[slice(*first.actor[0])] == "Two thousand weavers"
    assert items[2].status == "future"
    assert items[3].mode == ("public",)
    known, test = split(items)
    assert len(known) + len(test) == 8
    assert all(held_out(item.marked.sentence) for item in test)


def test_sentences_of_other_ontologies_teach_what_to_leave_out(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"sentence": "Peru thanked Chile.", "actor": [[0, 4]], "act": "SUPPORT", "mode": ["x"]}\n', encoding="utf-8")
    (item,) = read_none(path)
    assert (item.act, item.mode, item.marked.actor) == ("NONE", (), ((0, 4),))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"act": "PICNIC"}, "unknown act 'PICNIC'"),
        ({"mode": ["loud"]}, "MARCH has no mode 'loud'"),
        ({"status": "tomorrow"}, "unknown status 'tomorrow'"),
        ({"actor": [[0, 900]]}, r"actor \[0, 900\] is no \[start, end\]"),
        ({"actor": ["weavers"]}, "actor 'weavers' is no"),
        ({"actor": [], "recipient": []}, "neither actor nor recipient"),
        ({"sentence": None}, "object with at least"),
    ],
)
def test_wrong_line_is_named(tmp_path: Path, own: Path, change: dict[str, object], reason: str) -> None:
    row = {"sentence": "Weavers marched on the town hall.", "actor": [[0, 7]], "recipient": [], "trigger": [[8, 15]], "act": "MARCH"}
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row) + "\n" + json.dumps({**row, **change}) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"own\.jsonl:2: .*{reason}"):
        read_corpus(path, load_ontology(own))


@pytest.mark.parametrize("content", [b"{not json}\n", b"\xff\xfe\x00", b"", b"\n\n"])
def test_unusable_corpus_is_one_line(tmp_path: Path, own: Path, content: bytes) -> None:
    path = tmp_path / "own.jsonl"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"own\.jsonl") as error:
        read_corpus(path, load_ontology(own))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("types:\n  MARCH:\n", "MARCH says nothing"),
        ("types:\n  NONE: {quad: material conflict}\n", "cannot be called 'NONE'"),
        ("types:\n  ON: {quad: material conflict}\n", "cannot be called True"),
        ("types:\n  MARCH: {quad: material conflict, modes: loud}\n", "write a list of words"),
        ("types:\n  MARCH: {quad: material conflict, score: much}\n", "has score much"),
        ("types:\n  MARCH: {quad: material conflict}\nstatuses: [soon]\n", "unknown status 'soon'"),
        ("- MARCH\n", "lists no types"),
    ],
)
def test_wrong_ontology_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"own\.yaml: .*{reason}"):
        load_ontology(path)


def test_missing_extra_names_the_cure(tmp_path: Path, own: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(DatelineError, match=r"training needs torch.*: pip install 'dateline\[train\]'"):
        train(corpus, own, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_reading_a_corpus_never_imports_torch() -> None:
    code = "import sys, dateline.events.training, training.data, training.markup; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=EXAMPLE.parents[1], timeout=60).returncode == 0


def test_small_corpora_are_gone_through_more_often() -> None:
    assert epochs_for(8) == 25
    assert epochs_for(100_000) == 5


def test_types_that_plover_lacks_have_no_cameo_code() -> None:
    code = cameo_code("PRAYER", ("public",), ())
    assert (code.code, code.goldstein) == ("", 0.0)


def test_a_lexicon_under_another_ontology_proposes_but_lists_nothing(sentence: object) -> None:
    parsed = sentence("Gunmen attacked the village on Sunday.")  # type: ignore[operator]
    (trigger,) = find_triggers(parsed, without_acts(load_lexicon()))
    assert trigger.pattern == "attack"
    assert {reading.act for reading in trigger.readings} == {""}
    assert any(reading.recipient for reading in trigger.readings)


def test_model_and_lexicon_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="leave out one"):
        Coder(judge="lexicon", model=tmp_path)


def test_folder_without_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"lacks labels\.json.*dateline train"):
        Coder(model=tmp_path).check()


def test_worked_example_holds_together() -> None:
    ontology = load_ontology(EXAMPLE / "ontology.yaml")
    examples = list(read_markup([EXAMPLE / "corpus.txt"], ontology))
    counts = {act: sum(example.act == act for example in examples) for act in (*ontology.types, "NONE")}
    assert len(ontology.types) == 10
    assert min(counts.values()) >= 20
    assert list(markup.near_copies(examples)) == []
    assert load_lexicon(EXAMPLE / "triggers.csv", EXAMPLE / "ontology.yaml").verbs


@pytest.mark.skipif(any(find_spec(name) is None for name in NEEDED), reason="needs the train extra")
def test_trained_coder_codes_in_its_own_types(tmp_path: Path, own: Path, corpus: Path) -> None:
    triggers = tmp_path / "words.csv"
    triggers.write_text("trigger,pos,act,mode,recipient\nmarch,verb,MARCH,,on; against\nseize,verb,SEIZURE,,obj; from\n", encoding="utf-8")
    folder = tmp_path / "model"
    said: list[str] = []
    report = train(corpus, own, folder, triggers=triggers, epochs=1, say=said.append)
    assert report.trained + report.held_out == 8
    assert any("epoch 1/1" in line for line in said)
    assert {path.name for path in folder.iterdir()} == {"model.onnx", "labels.json", "tokenizer.json", "ontology.yaml", "triggers.csv"}

    coder = Coder(model=folder)
    text = "Thousands of Kenyan teachers marched on the ministry in Nairobi on Monday."
    scores = coder.classify(text, (0, 27), (39, 51)).scores
    assert set(scores) == {"MARCH", "PRAYER", "SEIZURE", "NONE"}
    assert sum(scores.values()) == pytest.approx(1)
    for event in coder.code(text, published="2024-06-03").events:
        assert event.event in ("MARCH", "PRAYER", "SEIZURE")
        assert event.quad == load_ontology(own).types[event.event].quad
        assert (event.cameo, event.goldstein) == ("", 0.0)

    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "ontology.yaml").write_text("types:\n  PICNIC: {quad: verbal cooperation}\n", encoding="utf-8")
    (other / "triggers.csv").unlink()
    with pytest.raises(DataError, match="trained for other types"):
        Coder(model=other).check()
