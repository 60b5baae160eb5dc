"""What happened: candidates by syntax and lexicon, judged by a small encoder."""

from dateline.events.coder import EventCoder
from dateline.events.judge import Judge, Judgement, LexiconJudge, ModelJudge, SteadiedJudge
from dateline.events.marking import Marked
from dateline.events.triggers import load_lexicon, without_acts

__all__ = ["EventCoder", "Judge", "Judgement", "LexiconJudge", "Marked", "ModelJudge", "SteadiedJudge", "load_lexicon", "without_acts"]
