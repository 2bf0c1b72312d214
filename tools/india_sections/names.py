# SPDX-License-Identifier: Apache-2.0
"""What else a station of a timetable is called: its name without what kind of stop it is, and with short words written out."""

import re

JUNCTION = re.compile(r"[ .]+(jn|junction|jcn)\.?$", re.I)
STOP = re.compile(r"[ .]*(\(halt\)?|\(hal|\(h\)?|halt|\bhlt|\bp\.?h\.?|\bph|\bb\.? ?h\.?|\bh\.?|\.h)$", re.I)
BRACKETS = re.compile(r"\s*\([^)]*\)?\s*")
SHORT = {"rd": "Road", "rd.": "Road", "cant": "Cantonment", "cant.": "Cantonment", "cantt": "Cantonment",
         "cantt.": "Cantonment"}


def other_names(name):
    """In the order in which they are made: "Agra Cantt Jn." → ["Agra Cantt", "Agra Cantt Junction", "Agra Cantonment"]."""
    found = []
    plain = BRACKETS.sub(" ", STOP.sub("", name)).strip()
    bare = STOP.sub("", JUNCTION.sub("", plain)).strip()
    found.append(bare)
    if JUNCTION.search(plain):
        found.append(bare + " Junction")
    long_words = " ".join(SHORT.get(word.lower(), word) for word in bare.split())
    found.append(long_words)
    return [other for i, other in enumerate(found) if len(other) > 1 and other != name and other not in found[:i]]
