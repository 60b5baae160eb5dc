"""Events as flat rows, for tables: one row an event, its article's facts in front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.records import Actor, Coding

#: The columns of a row, in order, with their kind (text, whole number, number).
COLUMNS: dict[str, type] = {
    "article_id": str, "title": str, "published": str, "url": str, "outlet": str, "id": str, "event": str, "mode": str, "context": str,
    "status": str, "quad": str, "score": float, "cameo": str, "goldstein": float, "actors": str, "actor_codes": str, "actor_countries": str,
    "actor_sectors": str, "recipients": str, "recipient_codes": str, "recipient_countries": str, "recipient_sectors": str, "trigger": str,
    "trigger_start": int, "trigger_end": int, "sentence": str, "sentence_start": int, "sentence_end": int, "date": str, "date_text": str,
    "place": str, "place_country": str, "lat": float, "lon": float, "geonameid": int, "speaker": str, "speaker_code": str, "dead": int,
    "injured": int, "arrested": int, "size": int, "confidence": float,
}  # fmt: skip


def joined(values: Sequence[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


def _parties(prefix: str, parties: Sequence[Actor]) -> dict[str, str]:
    return {
        f"{prefix}s": joined([own.name for own in parties]),
        f"{prefix}_codes": joined([own.code for own in parties]),
        f"{prefix}_countries": joined([own.country for own in parties]),
        f"{prefix}_sectors": joined([own.sector for own in parties]),
    }


def flat_events(coding: Coding) -> Iterator[dict[str, Any]]:
    """The events of a coding as rows with the keys of COLUMNS; several values in a cell are joined by "; "."""
    article = coding.article
    for event in coding.events:
        yield {
            "article_id": article.id,
            "title": article.title,
            "published": article.published,
            "url": article.url,
            "outlet": article.outlet,
            "id": event.id,
            "event": event.event,
            "mode": joined(event.mode),
            "context": joined(event.context),
            "status": event.status,
            "quad": event.quad,
            "score": event.score,
            "cameo": event.cameo,
            "goldstein": event.goldstein,
            **_parties("actor", event.actors),
            **_parties("recipient", event.recipients),
            "trigger": event.trigger.text,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "sentence": event.sentence.text,
            "sentence_start": event.sentence.start,
            "sentence_end": event.sentence.end,
            "date": event.date,
            "date_text": event.date_text,
            "place": event.place.name if event.place else None,
            "place_country": event.place.country if event.place else None,
            "lat": event.place.lat if event.place else None,
            "lon": event.place.lon if event.place else None,
            "geonameid": event.place.geonameid if event.place else None,
            "speaker": event.speaker.name if event.speaker else None,
            "speaker_code": event.speaker.code if event.speaker else None,
            "dead": event.dead,
            "injured": event.injured,
            "arrested": event.arrested,
            "size": event.size,
            "confidence": event.confidence,
        }
