"""Fit the encoder to labelled sentences, and read its logits."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from dateline.events.marking import Marked, batch, encode
from dateline.events.training.data import Item, vary
from dateline.events.training.labels import Labels
from dateline.events.training.model import Coder

#: Fixes the shuffles, the augmentation and the new layers.
SEED = 20
#: How data of another convention is learnt after the corpus: epochs, rate, and items of the corpus beside each of it.
ALSO_EPOCHS, ALSO_RATE, ALSO_KEPT = 6, 2e-4, 0.5


def type_log_probabilities(labels: Labels, acts: torch.Tensor, statuses: torch.Tensor) -> torch.Tensor:
    """Log-probabilities of coded types: acts summed over statuses by the ontology's rule on the future."""
    act, status = acts.softmax(-1), statuses.softmax(-1)
    future = status[:, labels.statuses.index("future")].unsqueeze(1)
    coded = act * (1 - future)
    coded = coded.index_add(1, torch.tensor(labels.future), act * future)
    return coded.clamp_min(1e-9).log()


def loss_of(labels: Labels, items: Sequence[Item], outputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Cross-entropy of acts and statuses, binary cross-entropy of the act's modes; of coded types where only those are known."""
    acts, statuses, modes = outputs[0], outputs[1], outputs[2][:, : len(labels.modes)]
    total = acts.new_zeros(())
    known = [i for i, own in enumerate(items) if own.act]
    if known:
        target = torch.tensor([labels.acts.index(items[i].act or "") for i in known])
        total = total + nn.functional.cross_entropy(acts[known], target, reduction="sum", label_smoothing=0.05)
    timed = [i for i in known if items[i].act != "NONE" and items[i].status]
    if timed:
        target = torch.tensor([labels.statuses.index(items[i].status or "") for i in timed])
        total = total + 0.5 * nn.functional.cross_entropy(statuses[timed], target, reduction="sum")
        wanted = torch.zeros(len(timed), len(labels.modes))
        mask = torch.zeros(len(timed), len(labels.modes))
        for row, i in enumerate(timed):
            for column, (name, mode) in enumerate(labels.modes):
                if name == items[i].act:
                    mask[row, column] = 1
                    wanted[row, column] = float(mode in (items[i].mode or ()))
        each = nn.functional.binary_cross_entropy_with_logits(modes[timed], wanted, reduction="none")
        total = total + 0.5 * (each * mask).sum()
    coded = [i for i, own in enumerate(items) if not own.act and own.types]
    if coded:
        logs = type_log_probabilities(labels, acts[coded], statuses[coded])
        for row, i in enumerate(coded):
            columns = [labels.acts.index(name) for name in items[i].types]
            total = total - logs[row, columns].logsumexp(0)
    return total / len(items)


def tensors(tokenizer: Tokenizer, marked: Sequence[Marked]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Marked sentences as the model's inputs."""
    ids, attention, pool = batch([encode(tokenizer, own) for own in marked])
    return torch.from_numpy(ids), torch.from_numpy(attention), torch.from_numpy(pool)


def fit(
    model: Coder,
    tokenizer: Tokenizer,
    labels: Labels,
    items: Sequence[Item],
    *,
    epochs: int,
    rate: float,
    seed: int = SEED,
    size: int = 32,
    say: Callable[[str], None] = print,
) -> None:
    """Train a model in place with AdamW and a linear schedule with warm-up."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    steps = epochs * math.ceil(len(items) / size)
    decay = [own for own in model.parameters() if own.requires_grad and own.dim() > 1]
    plain = [own for own in model.parameters() if own.requires_grad and own.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=rate, fused=True)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm + 1)))
    )
    # where the processor multiplies bfloat16 itself, a step takes a third of the time
    half = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        order = list(items)
        chance.shuffle(order)
        # sentences of like length share a batch, batches come in random order
        chunks = [sorted(order[i : i + 16 * size], key=lambda own: len(own.marked.sentence)) for i in range(0, len(order), 16 * size)]
        batches = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
        chance.shuffle(batches)
        for own in batches:
            varied = [vary(each, chance) for each in own]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                act, status, mode = model(*tensors(tokenizer, [each.marked for each in varied]))
            loss = loss_of(labels, varied, (act.float(), status.float(), mode.float()))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(own)
        say(f"epoch {epoch + 1}/{epochs}: loss {total / len(items):.3f}, {time.monotonic() - started:.0f} s")
    model.eval()


def adapt(
    model: Coder,
    tokenizer: Tokenizer,
    labels: Labels,
    known: Sequence[Item],
    also: Sequence[Item],
    *,
    seed: int = SEED,
    say: Callable[[str], None] = print,
) -> None:
    """Go on from a model that has learnt `known` with items whose labels follow another convention."""
    kept = random.Random(seed).sample(list(known), min(len(known), int(ALSO_KEPT * len(also))))
    fit(model, tokenizer, labels, [*also, *kept], epochs=ALSO_EPOCHS, rate=ALSO_RATE, seed=seed, say=say)


@torch.no_grad()
def predict(model: Coder, tokenizer: Tokenizer, marked: Sequence[Marked], size: int = 64) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Act, status and mode logits of marked sentences."""
    found: list[tuple[np.ndarray, ...]] = []
    for i in range(0, len(marked), size):
        outputs = model(*tensors(tokenizer, marked[i : i + size]))
        found.append(tuple(output.numpy() for output in outputs))
    acts, statuses, modes = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return acts, statuses, modes
