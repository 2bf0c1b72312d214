# SPDX-License-Identifier: Apache-2.0
"""Stations and pairs of neighbours with kilometres, as a graph without direction."""

import csv
import heapq
import math


class Pair:
    """Two neighbouring stations. `trains` is the number of timetable runs that stop at both in turn; 0: derived."""

    def __init__(self, km, trains):
        self.km = km
        self.trains = trains


class Network:
    def __init__(self):
        self.names = {}        # code: name
        self.places = {}       # code: (longitude, latitude) in degrees
        self.beside = {}       # code: {code of a neighbour: Pair}
        self.also = {}         # code: other codes of the same station

    def add_station(self, code, name, longitude, latitude):
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise ValueError(f"station {code}: {longitude} {latitude} is no place on earth")
        self.names.setdefault(code, name)
        self.places.setdefault(code, (longitude, latitude))
        self.beside.setdefault(code, {})

    def join(self, one, other, pair):
        """Joins two stations; of two pairs that say different things the one with more trains holds."""
        if one == other:
            return
        known = self.beside[one].get(other)
        if known and (known.trains, -known.km) >= (pair.trains, -pair.km):
            return
        self.beside[one][other] = self.beside[other][one] = pair

    def part(self, one, other):
        del self.beside[one][other]
        del self.beside[other][one]

    def remove(self, code):
        for other in list(self.beside[code]):
            self.part(code, other)
        del self.beside[code], self.names[code], self.places[code]

    def pairs(self):
        """Every pair once: (code, code, Pair), the lesser code first, in order."""
        return sorted(((one, other, pair) for one, others in self.beside.items() for other, pair in others.items()
                       if one < other), key=lambda p: p[:2])

    def straight_km(self, one, other):
        (x1, y1), (x2, y2) = (tuple(map(math.radians, self.places[code])) for code in (one, other))
        h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
        return 12742.0 * math.asin(min(1.0, math.sqrt(h)))

    def way(self, start, end, length=None, at_most=math.inf):
        """Shortest way as (kilometres, codes), or None. `length(one, other, pair)` is what counts; infinite closes."""
        length = length or (lambda one, other, pair: pair.km)
        best, before, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            done, code = heapq.heappop(queue)
            if code == end:
                return done, _back(before, start, end)
            if done > best[code]:
                continue
            for other, pair in self.beside[code].items():
                far = done + length(code, other, pair)
                if far <= at_most and far < best.get(other, math.inf):
                    best[other], before[other] = far, code
                    heapq.heappush(queue, (far, other))
        return None


def _back(before, start, end):
    codes = [end]
    while codes[-1] != start:
        codes.append(before[codes[-1]])
    return codes[::-1]


def read_network(path):
    """Reads india_sections.csv. Raises ValueError that names the file, the line and the field."""
    network = Network()
    with open(path, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            for end in ("from", "to"):
                network.add_station(row[end + "_code"], row[end], _number(path, line, row, end + "_lon"),
                                    _number(path, line, row, end + "_lat"))
            km = _number(path, line, row, "km")
            if km <= 0:
                raise ValueError(f"{path}:{line}: km is {row['km']}; a pair of neighbours has a length above 0")
            network.join(row["from_code"], row["to_code"], Pair(km, int(_number(path, line, row, "trains"))))
    return network


def _number(path, line, row, field):
    try:
        return float(row[field])
    except (TypeError, ValueError):
        raise ValueError(f"{path}:{line}: {field} is {row.get(field)!r}, not a number") from None
