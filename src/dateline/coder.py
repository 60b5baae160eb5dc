"""The pipeline, in order: article, parse, mentions, quotes, events."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dateline.errors import DataError, UsageError
from dateline.memory import loading
from dateline.reading.page import Page
from dateline.records import Actor, Article, Coding

if TYPE_CHECKING:
    from dateline.actors import Answer, Resolver
    from dateline.events import EventCoder, Judge
    from dateline.events.triggers import Lexicon
    from dateline.language import Parser
    from dateline.ontology import Ontology

logger = logging.getLogger(__name__)
JudgeName = Literal["model", "lexicon"]
#: Articles handed to each worker ahead of the one that is waited for.
AHEAD = 4
#: Characters of a text that are coded; no news story is longer, and a book would keep a run waiting for minutes.
LONGEST_STORY = 200_000
Failure = Callable[[Article, Exception], None]


@dataclass(frozen=True, slots=True)
class Classification:
    """What a marked pair does: its type (None: nothing codable), modes and status; `scores` gives every type's probability."""

    event: str | None
    mode: tuple[str, ...]
    status: str
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a coder is built.

    Attributes:
        pipeline: a spaCy English pipeline by package name or path; None takes the pinned one.
        actors: a user's table of actors that wins over Dateline's own.
        judge: "model" for the encoder, "lexicon" for the faster and coarser lexicon alone.
        model: a folder made by training; None takes the shipped one. An `ontology.yaml` in it takes the place of PLOVER, a
            `triggers.csv` that of Dateline's trigger lexicon.
    """

    pipeline: str | None = None
    actors: Path | None = None
    judge: JudgeName = "model"
    model: Path | None = None


class Coder:
    """Codes news: who did what to whom, when, where and according to whom.

    Everything is loaded once, at the first use.

    >>> coder = Coder()                                                                  # doctest: +SKIP
    >>> coding = coder.code("Turkey condemned the raid on Friday.", published="2022-02-05")  # doctest: +SKIP
    >>> coding.events[0].event, coding.events[0].actors[0].code                          # doctest: +SKIP
    ('ACCUSE', 'TUR')
    """

    def __init__(
        self,
        pipeline: str | None = None,
        *,
        actors: str | Path | None = None,
        judge: JudgeName = "model",
        model: str | Path | None = None,
    ) -> None:
        if model and judge == "lexicon":
            raise UsageError("a model is not used where the lexicon alone judges; leave out one of the two")
        self.settings = Settings(pipeline, Path(actors) if actors else None, judge, Path(model) if model else None)

    @cached_property
    def parser(self) -> Parser:
        """The shared parse."""
        from dateline.language import Parser

        return Parser(self.settings.pipeline)

    @cached_property
    def resolver(self) -> Resolver:
        """Who is who."""
        from dateline.actors import Resolver

        return Resolver(self.settings.actors)

    @cached_property
    def judge(self) -> Judge:
        """What decides on candidate events."""
        from dateline.events import LexiconJudge, ModelJudge, SteadiedJudge

        if self.settings.judge == "lexicon":
            return LexiconJudge()
        if self.settings.model is None:
            return SteadiedJudge(ModelJudge(), LexiconJudge())
        judge = ModelJudge(self.settings.model)
        if strange := sorted(set(judge.labels["acts"]) ^ {*self.ontology.types, "NONE"}):
            raise DataError(
                f"{self.settings.model}: the model was trained for other types than its ontology's ({', '.join(strange)}); train anew"
            )
        return judge

    def _own(self, name: str) -> Path | None:
        """A file of the model's folder, if it is there."""
        path = self.settings.model / name if self.settings.model else None
        return path if path and path.is_file() else None

    @cached_property
    def ontology(self) -> Ontology:
        """The types of event: the model's own, or PLOVER."""
        from dateline.ontology import load_ontology

        own = self._own("ontology.yaml")
        return load_ontology(own) if own else load_ontology()

    @cached_property
    def lexicon(self) -> Lexicon:
        """What proposes events: the model's own triggers; or Dateline's, whose acts mean nothing under another ontology than PLOVER."""
        from dateline.events import load_lexicon, without_acts

        ontology, triggers = self._own("ontology.yaml"), self._own("triggers.csv")
        if triggers:
            return load_lexicon(triggers, ontology) if ontology else load_lexicon(triggers)
        return without_acts(load_lexicon()) if ontology else load_lexicon()

    @cached_property
    def event_coder(self) -> EventCoder:
        """What finds events."""
        from dateline.events import EventCoder

        return EventCoder(self.lexicon, self.judge, self.ontology)

    @cached_property
    def _loaded(self) -> tuple[EventCoder, Resolver, Parser]:
        """What coding takes, loaded together."""
        with loading():
            return self.event_coder, self.resolver, self.parser

    def check(self) -> None:
        """Load everything now, so that an error in it is told before the first story."""
        _ = self._loaded

    def code(self, story: str | Page | Article, *, published: str | None = None, title: str = "") -> Coding:
        """Code one story.

        Args:
            story: its text, a page as `dateline.reading` gives it, or an article.
            published: ISO date on which it was published; without it, the story's own dateline is read.
            title: its headline, where the text does not hold it.

        Returns:
            The article with its events and quotes; in a language other than English, without any.
        """
        article = self.article(story, published=published, title=title)
        if article.language not in (None, "en"):
            return Coding(article)
        event_coder, resolver, parser = self._loaded
        from dateline.actors import find_mentions
        from dateline.quotes import find_quotes

        parse = parser.parse(shortened(article))
        mentions = find_mentions(parse, resolver)
        quotes = find_quotes(parse, mentions)
        return Coding(article, event_coder.events(parse, mentions, quotes), quotes)

    def article(self, story: str | Page | Article, *, published: str | None = None, title: str = "") -> Article:
        """A story as an article: its blocks and the facts printed around it."""
        from dateline.articles import to_article

        if isinstance(story, Article):
            if story.blocks or not story.text:
                return story
            story = Page(
                id=story.id,
                text=story.text,
                title=story.title,
                published=story.published or "",
                url=story.url or "",
                outlet=story.outlet or "",
                agency=story.agency or "",
                byline=story.byline or "",
            )
        if isinstance(story, str):
            story = Page(id="", text=story, title=title)
        return to_article(story, published)

    def pipe(self, articles: Iterable[str | Page | Article], *, workers: int = 1, failed: Failure | None = None) -> Iterator[Coding]:
        """Code many stories; order is kept, and one that fails gives a coding without events and never stops the rest.

        Args:
            articles: stories, of any kind that `code` takes; read only as far as the workers are ahead.
            workers: processes to use; 1 codes in this one.
            failed: told of every article that failed; by default a log line is written.
        """
        if workers < 1:
            raise UsageError(f"workers is {workers}; use 1 or more")
        if workers == 1:
            self.check()
        results = map(self._attempt, articles) if workers == 1 else self._parallel(articles, workers)
        for coding, error in results:
            if error is not None:
                (failed or _log)(coding.article, error)
            yield coding

    def _attempt(self, story: str | Page | Article) -> tuple[Coding, Exception | None]:
        try:
            article = self.article(story)
        except Exception as error:  # whatever an odd page brings, the rest goes on
            known = story if isinstance(story, str) else story.text
            return Coding(Article(id=getattr(story, "id", ""), title=getattr(story, "title", ""), text=known)), error
        try:
            return self.code(article), None
        except Exception as error:
            return Coding(article), error

    def _parallel(self, articles: Iterable[str | Page | Article], workers: int) -> Iterator[tuple[Coding, Exception | None]]:
        from concurrent.futures import Future, ProcessPoolExecutor
        from multiprocessing import get_context

        waiting: deque[Future[tuple[Coding, Exception | None]]] = deque()
        with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (self.settings,)) as pool:
            for article in articles:
                waiting.append(pool.submit(_work, article))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def classify(self, sentence: str, actor: tuple[int, int] | None = None, recipient: tuple[int, int] | None = None) -> Classification:
        """What a marked pair does in a sentence; either mark may be missing.

        Args:
            actor: start and end of the actor in the sentence, in characters.
            recipient: likewise of the recipient.

        Raises:
            UsageError: a mark lies outside the sentence.
        """
        from dateline.events import Marked

        for span in (actor, recipient):
            if span is not None and not 0 <= span[0] < span[1] <= len(sentence):
                raise UsageError(f"the mark {span} lies outside the sentence of {len(sentence)} characters")
        marked = Marked(sentence, (actor,) if actor else (), (recipient,) if recipient else ())
        (judgement,) = self.judge.judge([(marked, None)])
        status = max(judgement.statuses, key=lambda name: judgement.statuses[name])
        ontology = self.ontology
        scores: dict[str, float] = {}
        for act, value in judgement.acts.items():
            for told, share in judgement.statuses.items():
                name = ontology.coded(act, told)[0]
                scores[name] = scores.get(name, 0.0) + value * share
        best = max(scores, key=lambda name: scores[name])
        if best == "NONE":
            return Classification(None, (), status, scores)
        act = max(judgement.acts, key=lambda name: judgement.acts[name] if name != "NONE" else 0.0)
        mode = tuple(name for name, value in judgement.modes.get(act, {}).items() if value >= 0.5) if best == act else ()
        return Classification(best, mode, ontology.coded(act, status)[1], scores)

    def who(self, phrase: str, date: str | None = None, context: str = "") -> Actor:
        """Who a phrase names on a date: code, country, sector, title."""
        return self.resolver.who(phrase, date, context)

    def explain(self, phrase: str, date: str | None = None, context: str = "") -> Answer:
        """`who` with the reasons."""
        return self.resolver.explain(phrase, date, context)


def shortened(article: Article) -> Article:
    """The article with the blocks of its first LONGEST_STORY characters; its text and the offsets stay."""
    if len(article.text) <= LONGEST_STORY:
        return article
    kept = (replace(block, end=min(block.end, LONGEST_STORY)) for block in article.blocks if block.start < LONGEST_STORY)
    return replace(article, blocks=tuple(kept))


_worker: Coder


def _start_worker(settings: Settings) -> None:
    global _worker
    _worker = Coder(settings.pipeline, actors=settings.actors, judge=settings.judge, model=settings.model)


def _work(story: str | Page | Article) -> tuple[Coding, Exception | None]:
    return _worker._attempt(story)


def _log(article: Article, error: Exception) -> None:
    logger.warning("%s: could not be coded: %s", article.id or "an article", error)
