# SPDX-License-Identifier: Apache-2.0
"""One railway once: renamed stations become one, hops over stops give way to the stops."""

import math

SAME_PLACE_KM = 0.6      # two codes of one station: the timetables of 2015 and 2025 place it this close
SAME_LENGTH_KM = 1.5     # and give its neighbours the same kilometres but for rounding
SAME_LENGTH_SHARE = 0.02
PLACE_KM = 2.0           # places are good to about 1 km: a straight line may be longer than the railway by this much
UNLIKELY_TRAINS = 4      # a long straight hop that so few trains make, beside a longer line: a wrong coordinate or stop
UNLIKELY_KM = 40.0
UNLIKELY_RATIO = 1.03    # no railway of that length is so straight


def same_length_slack(km):
    return max(SAME_LENGTH_KM, SAME_LENGTH_SHARE * km)


def merge_renamed(network):
    """Gives the pairs of a renamed station to the code that more trains use. Returns [(code gone, code kept)]."""
    merged = []
    for one, other in _twins(network):
        if one not in network.beside or other not in network.beside:
            continue
        keep, gone = sorted((one, other), key=lambda code: (-_trains(network, code), code))
        for neighbour, pair in list(network.beside[gone].items()):
            if neighbour != keep and neighbour not in network.beside[keep]:
                network.join(keep, neighbour, pair)
        network.also[keep] = sorted({gone, *network.also.pop(gone, []), *network.also.get(keep, [])})
        network.remove(gone)
        merged.append((gone, keep))
    return merged


def _trains(network, code):
    return sum(pair.trains for pair in network.beside[code].values())


def _twins(network):
    """Codes at one place that share a neighbour at the same distance, and are not neighbours in a timetable."""
    found = set()
    for code in sorted(network.beside):
        beside = sorted(network.beside[code].items())
        for i, (one, to_one) in enumerate(beside):
            for other, to_other in beside[i + 1:]:
                if (abs(to_one.km - to_other.km) <= SAME_LENGTH_KM and other not in network.beside[one]
                        and network.straight_km(one, other) <= SAME_PLACE_KM):
                    found.add((one, other))
    return sorted(found)


def drop_hops(network):
    """Replaces every hop over stops by the stops, shortest hop first.

    A hop and a chain of shorter pairs are one railway if the chain, drawn straight from stop to stop, is no longer than
    the hop's kilometres, or if the chain's own kilometres are the hop's but for rounding. What trains measured end to end is better than a sum of rounded pieces: the pieces are
    shortened to it, none below its straight line. Returns [(code, code, km of the hop, km of the stops before)]."""
    dropped = []
    for one, other, pair in sorted(network.pairs(), key=lambda p: (p[2].km, p[0], p[1])):
        chain = _chain_beside(network, one, other, pair)
        if not chain:
            continue
        links = list(zip(chain, chain[1:]))
        total = sum(network.beside[a][b].km for a, b in links)
        network.part(one, other)
        if pair.trains > 0:
            _shorten(network, links, total, pair.km)
        dropped.append((one, other, pair.km, total))
    return dropped


def _chain_beside(network, one, other, hop):
    def straight(a, b, pair):
        return network.straight_km(a, b) if pair.km < hop.km else math.inf
    found = network.way(one, other, straight, at_most=hop.km + PLACE_KM) or _same_length(network, one, other, hop)
    return found[1] if found else None


def _same_length(network, one, other, hop):
    """The shortest chain of shorter pairs where it is as long as the hop, within 2 % or 1.5 km."""
    def shorter(a, b, pair):
        return pair.km if pair.km < hop.km else math.inf
    slack = same_length_slack(hop.km)
    found = network.way(one, other, shorter, at_most=hop.km + slack)
    return found if found and found[0] >= hop.km - slack else None


def _shorten(network, links, total, km):
    """Shares what is too much among the pieces, each by what it has above its straight line."""
    spare = [max(0.0, network.beside[a][b].km - network.straight_km(a, b)) for a, b in links]
    excess = min(total - km, sum(spare))
    if excess <= 0:
        return
    for (a, b), room in zip(links, spare):
        network.beside[a][b].km -= excess * room / sum(spare)


def drop_unlikely(network):
    """Drops long hops that few trains make, straight as no railway is, beside a line. Returns [(code, code, km)]."""
    dropped = []
    for one, other, pair in network.pairs():
        if not (0 < pair.trains <= UNLIKELY_TRAINS and pair.km >= UNLIKELY_KM
                and pair.km <= UNLIKELY_RATIO * network.straight_km(one, other)):
            continue
        network.part(one, other)
        if network.way(one, other, at_most=3 * pair.km):
            dropped.append((one, other, pair.km))
        else:
            network.join(one, other, pair)
    return dropped
