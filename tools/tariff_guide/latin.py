# SPDX-License-Identifier: Apache-2.0
"""Russian names in Latin letters, by the BGN/PCGN rules as ICU has them."""

import subprocess


def transliterate(names):
    """The names in the same order; needs `uconv` of ICU."""
    text = "\n".join(names)
    made = subprocess.run(["uconv", "-f", "utf8", "-t", "utf8", "-x", "Russian-Latin/BGN"], input=text.encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode()
    plain = [line.replace("ʹ", "").replace("ʺ", "").replace("’", "").replace("ë", "e").replace("Ë", "E")
             for line in made.split("\n")]
    if len(plain) != len(names):
        raise ValueError("uconv: a name holds a line break")
    return plain
