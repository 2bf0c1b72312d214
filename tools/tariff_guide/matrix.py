# SPDX-License-Identifier: Apache-2.0
"""What a country's matrix says: which nodes are no way through, which pairs are misprints, which nodes are neighbours.

A matrix of shortest distances never has a way over a third node that is shorter than the pair itself. Where it has,
either the third node stands for a whole city and counts kilometres of its own (then many pairs object, whatever the
partner: it is an end, never a way through), or one of the three pairs does not fit the others (a misprint, or a
distance by another way)."""

import collections

from tariff_guide.publication import ordered

FAR = 10**7
# Kilometres are rounded: two legs may be this much shorter than the pair.
ROUNDING_KM = 1
# A node is an end only if so many partners are needed to explain its objections.
PARTNERS_OF_A_CITY = 40


class Matrix:
    def __init__(self, pairs, partners_of_a_city=PARTNERS_OF_A_CITY):
        self.pairs = dict(pairs)
        self.nodes = sorted({code for pair in pairs for code in pair})
        self.number = {code: i for i, code in enumerate(self.nodes)}
        self.km = [[FAR] * len(self.nodes) for _ in self.nodes]
        for (a, b), km in pairs.items():
            self._set(a, b, km)
        self.ends_only = self._find_cities(partners_of_a_city)
        self.misprints = self._find_misprints()
        for pair in self.misprints:
            self._set(*pair, FAR)

    def _set(self, a, b, km):
        i, j = self.number[a], self.number[b]
        self.km[i][j] = self.km[j][i] = km

    def _objections(self, passable):
        """(pair, third node) wherever the way over the third is shorter."""
        for (a, b), km in self.pairs.items():
            row, column = self.km[self.number[a]], self.km[self.number[b]]
            limit = km - ROUNDING_KM
            for x, over in enumerate(map(int.__add__, row, column)):
                if over < limit and x in passable:
                    yield (a, b), self.nodes[x]

    def _find_cities(self, partners_of_a_city):
        against = collections.defaultdict(collections.Counter)
        total = collections.Counter()
        for (a, b), x in self._objections(set(range(len(self.nodes)))):
            against[x][a] += 1
            against[x][b] += 1
            total[x] += 1
        return {x for x in total if partners_needed(against[x], total[x]) >= partners_of_a_city
                and total[x] >= 20 * partners_of_a_city}

    def _find_misprints(self):
        """The pairs to leave out so that no objection remains, those with most objections first; with the count."""
        passable = {self.number[x] for x in self.nodes if x not in self.ends_only}
        objections = [(pair, ordered(pair[0], x), ordered(pair[1], x)) for pair, x in self._objections(passable)]
        of_pair = collections.defaultdict(list)
        for i, three in enumerate(objections):
            for pair in three:
                of_pair[pair].append(i)
        count = {pair: len(v) for pair, v in of_pair.items()}
        open_ones = set(range(len(objections)))
        found = {}
        while open_ones:
            worst = max(count, key=lambda pair: (count[pair], pair))
            found[worst] = count[worst]
            for i in of_pair[worst]:
                if i in open_ones:
                    open_ones.remove(i)
                    for pair in objections[i]:
                        count[pair] -= 1
        return found

    def neighbours(self):
        """Pairs with no third node between them that is a way through, with their kilometres."""
        passable = [i for i, x in enumerate(self.nodes) if x not in self.ends_only]
        for (a, b), km in sorted(self.pairs.items()):
            if (a, b) in self.misprints:
                continue
            i, j = self.number[a], self.number[b]
            row, column = self.km[i], self.km[j]
            if not any(row[x] + column[x] <= km + self._slack(km) and x != i and x != j for x in passable):
                yield (a, b), km

    @staticmethod
    def _slack(km):
        """A third node a kilometre off a long pair lies between it all the same: each leg is rounded."""
        return 0 if km < 100 else ROUNDING_KM


def partners_needed(against, total):
    """How many partners, the worst first, have a part in 95 % of the objections."""
    covered = needed = 0
    for _, n in against.most_common():
        if covered >= 0.95 * total:
            break
        covered += n
        needed += 1
    return needed
