"""Compare the table of office holders with REIGN's list of effective leaders, 1990 to August 2021.

REIGN (One Earth Future, edition of August 2021) lists, for every state of the Correlates of War system, who effectively governed and
in which months. For each of its spells the table should hold a head of state, a head of government or a supreme leader of that country
with the same name whose months overlap the spell by more than half of the shorter of the two.

Nine spells have no match and are kept so, because REIGN counts power where the table counts office: Gysi (GDR 1990: party leader),
Tsochatzopoulos (GRC 1995-6: stood in while Papandreou was ill but in office), Nyabenda (BUI 2020: named, never sworn in), Denard (COM
1995: mercenary, listed as a rebel leader), Franks (IRQ 2003: commander, listed as such), Hariri (LEB 2020: designate only), Houthi (YEM
2015: rebel leader; the recognised president is Hadi), Saddam Hussein (KUW 1990-1: occupier), Vohor (VAN 2009: the court upheld Natapei).

    python -m benchmarks.reign            # counts
    python -m benchmarks.reign --show     # and every spell without a match, with whom our table names in those months
"""

import argparse
import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "dateline" / "actors" / "data"
REIGN = ROOT.parent / "shared" / "data" / "reign_leaders_2021.csv"
LEADERS = frozenset({"head of state", "head of government", "head of state and government", "supreme leader"})
FIRST, LAST = 1990 * 12, 2021 * 12 + 7  # months since year 0: January 1990, August 2021
SIMILAR = 0.75  # difflib's ratio above which two last names are one name spelled in two ways
CONNECTIVES = frozenset({"al", "ibn", "bin", "de", "la", "von", "van", "del", "el", "ii", "iii", "vi", "jr", "as", "at", "ath", "an"})


@dataclass(frozen=True, slots=True)
class Spell:
    """A leader's time in power; months counted from year 0, both ends inclusive; `names` as folded words."""

    label: str
    codes: frozenset[str]
    names: frozenset[str]
    last: str
    start: int
    end: int

    @property
    def months(self) -> int:
        return self.end - self.start + 1


def fold(text: str) -> list[str]:
    """Words of a name in lower-case ASCII, without bracketed remarks: "Fernandez Reyna (2nd)" gives ["fernandez", "reyna"]."""
    bare = re.sub(r"\(.*?\)", "", text).replace("ß", "ss").replace("ø", "o").replace("đ", "d")
    ascii_only = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z]+", ascii_only.lower().replace("'", ""))


def last_word(words: Sequence[str]) -> str:
    """The last word that is a name, not a connective or a number."""
    return next((w for w in reversed(words) if w not in CONNECTIVES and len(w) > 1), words[-1] if words else "")


def month(date: str, default: int, *, fallback: int = 1) -> int:
    """Months since year 0 of an ISO date of any precision; `default` where it is empty, `fallback` the month of a bare year."""
    if not date:
        return default
    parts = [int(p) for p in date.split("-")]
    return parts[0] * 12 + (parts[1] if len(parts) > 1 else fallback) - 1


def state_codes(path: Path) -> Mapping[str, frozenset[str]]:
    """Correlates of War abbreviation to all ISO codes that the state has had (RUS: RUS and SUN)."""
    codes: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["iso3"]:
                codes[row["cow_abbrev"]].add(row["iso3"])
    return {abbrev: frozenset(found) for abbrev, found in codes.items()}


def reign_spells(path: Path, codes: Mapping[str, frozenset[str]]) -> list[Spell]:
    """REIGN's spells that touch the years compared, cut to them; rows without a leader's dates are left out."""
    spells = []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if not row["syear"].isdigit() or not row["smonth"].isdigit():
                continue
            start = int(row["syear"]) * 12 + int(row["smonth"]) - 1
            end = int(row["eyear"]) * 12 + int(row["emonth"]) - 1 if row["eyear"].isdigit() else LAST
            if end >= FIRST and start <= LAST:
                words = fold(row["leader"])
                label = f"{row['stateabb']} {row['leader'].strip()} {row['syear']}-{row['smonth']}..{row['eyear']}-{row['emonth']}"
                spells.append(
                    Spell(
                        label,
                        codes.get(row["stateabb"], frozenset()),
                        frozenset(words),
                        last_word(words),
                        max(start, FIRST),
                        min(end, LAST),
                    )
                )
    return spells


def table_spells(path: Path) -> list[Spell]:
    """The leaders' rows of the table of office holders that touch the years compared, cut to them."""
    spells = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["office"] not in LEADERS:
                continue
            start, end = month(row["start"], FIRST), month(row["end"], LAST, fallback=12)
            if end >= FIRST and start <= LAST:
                words = fold(f"{row['name']} {row['aliases']}")
                label = f"{row['name']} ({row['title']}, {row['start']}..{row['end']})"
                spells.append(
                    Spell(
                        label,
                        frozenset({row["country"]}),
                        frozenset(words),
                        last_word(fold(row["family"])),
                        max(start, FIRST),
                        min(end, LAST),
                    )
                )
    return spells


def overlap(a: Spell, b: Spell) -> float:
    """Share of the shorter spell's months that both have."""
    return max(0, min(a.end, b.end) - max(a.start, b.start) + 1) / min(a.months, b.months)


def same_name(a: Spell, b: Spell) -> bool:
    return a.last in b.names or b.last in a.names


def similar_name(a: Spell, b: Spell) -> bool:
    """Whether the last name is the same name written in another way ("Qaddafi", "Gaddafi")."""
    return any(SequenceMatcher(None, a.last, word).ratio() > SIMILAR for word in b.names if word not in CONNECTIVES)


def rivals(spell: Spell, table: Iterable[Spell]) -> list[str]:
    """Whom the table names for that country in those months."""
    return [t.label for t in table if t.codes & spell.codes and overlap(spell, t) > 0]


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the office holders with REIGN's leaders, 1990 to August 2021.")
    parser.add_argument("--show", action="store_true", help="print every REIGN spell that has no match")
    show = parser.parse_args().show
    table = table_spells(DATA / "office_holders.csv")
    spells = reign_spells(REIGN, state_codes(DATA / "cow.csv"))
    counts = {"same name": 0, "name spelled otherwise": 0, "no match": 0}
    missing: list[Spell] = []
    for spell in spells:
        near = [t for t in table if t.codes & spell.codes and overlap(spell, t) > 0.5]
        if any(same_name(spell, t) for t in near):
            counts["same name"] += 1
        elif any(similar_name(spell, t) for t in near):
            counts["name spelled otherwise"] += 1
        else:
            counts["no match"] += 1
            missing.append(spell)
    print(f"{len(spells)} REIGN leader spells, 1990 to August 2021, against {len(table)} rows of heads of state or government")
    for name, count in counts.items():
        print(f"  {name:24s}{count:5d}  {count / len(spells):6.1%}")
    if show:
        for spell in missing:
            print(spell.label, "| table:", "; ".join(rivals(spell, table)) or "nobody")


if __name__ == "__main__":
    main()
