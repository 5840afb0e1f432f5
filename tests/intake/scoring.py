"""Counts what a reading got right against the labels beside tests/samples."""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
_MARKS = {ord(a): b for a, b in zip("“”„«»‘’‚`´–—−‐‑", '"""""' + "'''''" + "-----", strict=True)}


def norm(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").translate(_MARKS).casefold()
    return re.sub(r"\s+", " ", text).strip()


def head(text: str | None) -> str:
    return norm(text).strip(" .\"'").rstrip(".… ")


@dataclass
class Score:
    documents: int = 0
    kinds: int = 0
    kept: int = 0
    keep: int = 0
    dirt: int = 0
    heads_right: int = 0
    heads_made: int = 0
    heads: int = 0
    invented: int = 0

    @property
    def anchor_f1(self) -> float:
        precision, recall = self.kept / (self.kept + self.dirt), self.kept / self.keep
        return 2 * precision * recall / (precision + recall)


def labels() -> list[dict]:
    rows = (SAMPLES / "gold.jsonl").read_text("utf-8").splitlines()
    return [label for label in map(json.loads, rows) if label.get("file")]


def add(score: Score, label: dict, reading: dict) -> None:
    """Add one document to the score."""
    told = norm("\n".join(f"{b['headline']}\n{b['text']}" for b in reading["briefs"]))
    score.documents += 1
    score.kinds += reading["kind"] in [label["kind"], *label.get("kind_accept", [])]
    score.keep += len(label["keep_anchors"])
    score.kept += sum(norm(anchor) in told for anchor in label["keep_anchors"])
    score.dirt += sum(norm(anchor) in told for anchor in label["drop_anchors"])
    accepted = [label["published"], *label.get("published_accept", [])]
    accepted += label.get("published_html", [])
    score.invented += bool(reading["published"]) and not any(accepted)
    if label["headlines"]:
        other = {head(h) for h in label.get("headline_accept", [])}
        wanted = {head(h) for h in label["headlines"]}
        spare = {head(h) for h in label.get("headlines_optional", [])}
        made = [head(b["headline"]) for b in reading["briefs"]]
        made = [head(label["headlines"][0]) if h in other else h for h in made]
        score.heads += len(wanted)
        score.heads_right += len(wanted & set(made))
        score.heads_made += sum(h not in spare for h in made)
