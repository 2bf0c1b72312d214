# SPDX-License-Identifier: Apache-2.0
"""Names of stations on maps: without the words for what they are, and whether two mean one station."""

import difflib
import re
import unicodedata

# Longer phrases first. Persian, Arabic, Turkish and English words for a railway station.
KINDS = [r"ایستگاه راه[\s‌]?آهن", r"ایستگاه قطار", r"ایستگاه", r"محطة القطار", r"محطة قطار(?:ات)?", r"محطة", r"ریلوے اسٹیشن",
         r"railway station", r"train station", r"railroad station", r"tren garı", r"tren istasyonu", r"istasyonu",
         r"\bgarı", r"\bstation\b", r"\bjunction\b", r"\bjn\b\.?", r"\bhalt\b"]
KIND = re.compile("|".join(KINDS), re.I)
# Rails that carry no freight.
URBAN = re.compile(r"metro|مترو|tünel|underground|tram|\byht\b|fun[ií]c|monorail", re.I)
SIMILAR = 0.75


def bare_name(name):
    """"Rohri Junction" → "Rohri"; the name as it is where nothing else would be left."""
    return re.sub(r"\s+", " ", KIND.sub(" ", name)).strip(" -–,.") or name


def is_urban(name):
    return bool(URBAN.search(name))


def letters(name):
    """Small letters without accents, blanks and signs."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i"))
    return "".join(c for c in plain if c.isalnum())


def is_similar(one, other):
    """Spellings of one name: letters that transliterations write or leave out, and doubled ones, do not count."""
    return difflib.SequenceMatcher(None, _sound(one), _sound(other)).ratio() >= SIMILAR


def _sound(name):
    return re.sub(r"(.)\1+", r"\1", letters(bare_name(name)).replace("h", "").replace("w", "v"))
