# SPDX-License-Identifier: Apache-2.0
"""One line once: trains that stop elsewhere make a second chain beside the first; its stops go into the first."""

from india_sections.chains import BROAD_MM, sections
from india_sections.resolve import PLACE_KM, same_length_slack
from india_sections.network import Pair

LEAST_KM = 0.1  # between two stops


def merge_parallel(network, narrow):
    """Puts chains between junctions into the other way between the same two, where that is as long and passes their
    stops; chains with the fewest stops first. Returns [(first code, last code, km of the chain gone)]."""
    merged = []
    while True:
        chains = [s for s in sections(network, narrow) if s.gauge_mm == BROAD_MM and s.points[0][0] != s.points[-1][0]]
        chains.sort(key=lambda s: (len(s.points), s.points[-1][1], s.points[0][0], s.points[-1][0], s.points[1][0]))
        done = next((found for found in (_merge(network, chain.points, narrow) for chain in chains) if found), None)
        if not done:
            return merged
        merged.append(done)


def _merge(network, points, narrow):
    """Merges one chain and tells which, or returns None and leaves all as it was."""
    links = [(a, b) for (a, _), (b, _) in zip(points, points[1:])]
    first, last, km = points[0][0], points[-1][0], points[-1][1]
    own = {frozenset(link) for link in links}
    slack = same_length_slack(km)

    def beside(one, other, pair):
        is_other_line = frozenset((one, other)) in own or frozenset((one, other)) in narrow
        return float("inf") if is_other_line else pair.km
    way = network.way(first, last, beside, at_most=km + slack)
    if not way or way[0] < km - slack:
        return None
    stops = _interleaved(network, points, way)
    if not stops:
        return None
    trains = max(network.beside[a][b].trains for a, b in links)
    for one, other in links:
        network.part(one, other)
    for one, other in zip(way[1], way[1][1:]):
        trains = max(trains, network.beside[one][other].trains)
        network.part(one, other)
    for (one, here), (other, there) in zip(stops, stops[1:]):
        network.join(one, other, Pair(there - here, trains))
    return first, last, km


def _interleaved(network, points, way):
    """[(code, km)] of the way with the chain's stops in it; None where one lies too far from its neighbours there."""
    length, codes = way
    if {code for code, _ in points[1:-1]} & set(codes):
        return None
    stops, at = [(codes[0], 0.0)], 0.0
    for one, other in zip(codes, codes[1:]):
        at += network.beside[one][other].km
        stops.append((other, at))
    for code, km in points[1:-1]:
        if not _put_in(network, stops, code, km * length / points[-1][1], same_length_slack(length)):
            return None
    return stops


def _put_in(network, stops, code, km, slack):
    """Puts a stop where it is as near to its kilometres as the straight lines to both neighbours allow."""
    best = None
    for i, ((one, here), (other, there)) in enumerate(zip(stops, stops[1:])):
        least = here + max(LEAST_KM, network.straight_km(one, code) - PLACE_KM)
        most = there - max(LEAST_KM, network.straight_km(code, other) - PLACE_KM)
        at = min(max(km, least), most)
        if least <= most and abs(at - km) <= slack and (best is None or abs(at - km) < abs(best[1] - km)):
            best = (i + 1, at)
    if best:
        stops.insert(best[0], (code, best[1]))
    return best is not None
