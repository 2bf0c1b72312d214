# SPDX-License-Identifier: Apache-2.0
"""The lines of a country: chains of stations with kilometres, such that ways over them have the matrix's lengths.

Two nodes that are neighbours by the matrix get one line of exactly the published length, with the stations that the
guide places between them. All other stations hang on these lines as branches, so that nothing passes through them
that the matrix does not know. Where a railway does not keep to shortest ways (or has no matrix) its sections are
taken as they stand."""

import collections

from tariff_guide.graph import Graph
from tariff_guide.matrix import FAR, ROUNDING_KM, Matrix
from tariff_guide.publication import COUNTRY_OF_RAILWAY, LITTLE_USED, SECOND_LISTINGS, ordered

# A neighbour pair without stations of its own needs a way of about its length in the sections: else the matrix leaves
# out kilometres abroad, or counts a way that is not there.
WAY_LOW, WAY_HIGH, CITY_KM, END_KM, ALONE_KM = 0.7, 1.3, 30, 65, 300

# A step of a line so long has stations between, if the sections know a way of its length.
LONG_STEP_KM = 40

# A step that no line takes is taken in if the way round is longer than this share of it and these kilometres more.
# Large matrices know their lines.
GAP_SHARE, GAP_KM, GAP_PAIRS = 2, 60, 2000


class Line:
    """`points`: (code, copy, kilometres from the first). A copy is a second place of a station on another line, named
    by a number; `via` lines carry their inner stations for the drawing only."""

    def __init__(self, name, country, kind, points, section=""):
        self.id, self.country, self.kind, self.points, self.section = name, country, kind, points, section

    @property
    def length(self):
        return self.points[-1][2]


def chain_of(section):
    """[(code, km from the first point)] of a section, or [] where its rows do not start at a node."""
    if not section.points:
        return []
    zero = [i for i, km in enumerate(section.points[0][2]) if km == 0]
    if not zero:
        return []
    column = zero[0]
    chain = [(p[0], p[2][column]) for p in section.points if column < len(p[2]) and p[2][column] is not None]
    chain.sort(key=lambda point: point[1])
    return chain


def usable(section):
    return section.for_freight and section.railway not in SECOND_LISTINGS


class CountryNetwork:
    def __init__(self, guide, country):
        self.guide, self.country = guide, country
        self.lines, self.dropped = [], {}
        self.copies = collections.Counter()
        self.places = collections.defaultdict(list)  # code → [(copy)] on real lines
        self.sections = [s for s in guide.sections.values()
                         if usable(s) and COUNTRY_OF_RAILWAY.get(s.railway) == country]
        self.ground = Graph()
        for section in self.sections:
            self.ground.add_chain(chain_of(section))
        self.matrix = None

    # Which copy of a station a line takes: the station itself at its first use, numbered copies after.
    def _take(self, code):
        n = self.copies[code]
        self.copies[code] += 1
        copy = "" if n == 0 else str(n + 1)
        self.places[code].append(copy)
        return copy

    def build_by_matrix(self):
        self.matrix = Matrix(self.guide.pairs[self.country])
        nodes = [x for x in self.matrix.nodes if x not in self.matrix.ends_only]
        for code in nodes:
            self._take(code)
        between = stations_between(self.guide)
        ends = sections_by_ends(self.sections)
        bare = []
        for (a, b), km in self.matrix.neighbours():
            inner, section = inner_stations(a, b, km, ends, between, set(self.matrix.nodes))
            if inner is None:
                bare.append((km, a, b))
            else:
                self._add_line(a, b, km, inner, section)
        # Where no gaps are closed afterwards, lines take their stations before the pairs take what no line has: else a
        # station would lie on a pair, past its own nodes, alone.
        if self._is_large():
            self._fill_long_steps()
        self._add_pairs(sorted(bare))
        self._fill_long_steps()
        self._hang_the_rest()

    def _is_large(self):
        return len(self.guide.pairs.get(self.country, ())) > GAP_PAIRS

    def _fill_long_steps(self):
        """The list names the ends of the whole section for some stations, so that a line between two nodes on the way has
        next to none of its own (Gadzhigabul–Akstafa: Yevlakh alone). The sections give what lies between."""
        for line in self.lines:
            if line.kind != "line":
                continue
            points = line.points[:1]
            on_line = {code for code, _, _ in line.points}
            for before, after in zip(line.points, line.points[1:]):
                step = after[2] - before[2]
                past = (set(self.matrix.number) | on_line) - {before[0], after[0]}
                way = self.ground.way(before[0], after[0], past) if step >= LONG_STEP_KM else None
                if way is not None and abs(way[-1][1] - step) <= max(1, step // 50):
                    for code, at in way[1:-1]:
                        copy = "via" if self.places[code] else self._take(code)
                        points.append((code, copy, before[2] + round(at * step / way[-1][1])))
                points.append(after)
            line.points = points

    def _add_pairs(self, bare):
        """Neighbours without stations between, the nearest first, where the lines so far make them a longer way."""
        ways = Graph()
        for line in self.lines:
            ways.add((line.points[0][0], line.points[0][1]), (line.points[-1][0], line.points[-1][1]), line.length)
        for km, a, b in bare:
            known = ways.path_length([(a, c) for c in self.places[a]], {(b, c) for c in self.places[b]}, km + 1)
            if known is not None and known <= km + max(1, km // 200):
                continue
            way = self._way_on_the_ground(a, b, km)
            if way is None:
                self.dropped[(a, b)] = km
                continue
            line = self._add_pair(a, b, km, way)
            ways.add((a, line.points[0][1]), (b, line.points[-1][1]), km)

    def _way_on_the_ground(self, a, b, km):
        """[(code, km)] in the sections between two neighbours, past no other node if that is about as long."""
        city = self.matrix.ends_only & {a, b}
        off = END_KM if city else CITY_KM
        past = set(self.matrix.number) - {a, b}
        for barred in (past, ()):
            way = self.ground.way(a, b, barred)
            if way is not None and (
                    WAY_LOW * km <= way[-1][1] <= WAY_HIGH * km or abs(way[-1][1] - km) <= off):
                return way
        # Within a city the matrix has one figure for all pairs of its stations; some border points have no section.
        alone = {a, b} - set(self.ground.next)
        if km <= ALONE_KM and (way is not None and (city or km <= CITY_KM) or alone and alone <= set(self.guide.stations)):
            return [(a, 0), (b, km)]
        return None

    def _end(self, code):
        return self._take(code) if code in self.matrix.ends_only else ""

    def _add_line(self, a, b, km, inner, section):
        points = [(a, self._end(a), 0)]
        points += [(code, self._take(code), at) for code, at in inner]
        points.append((b, self._end(b), km))
        self.lines.append(Line(f"{a}-{b}", self.country, "line", points, section))

    def _add_pair(self, a, b, km, way):
        """Along the shortest way in the sections. Stations there that have no place yet get it; the rest is drawing."""
        total = way[-1][1]
        fits_well = abs(total - km) <= max(2, km // 50)
        ends = a in self.matrix.ends_only or b in self.matrix.ends_only
        points = [(a, self._end(a), 0)]
        new = 0
        for code, at in way[1:-1]:
            copy = "via"
            if fits_well and not self.places[code] and code not in self.matrix.number:
                copy, new = self._take(code), new + 1
            points.append((code, copy, round(at * km / total) if total else 0))
        points.append((b, self._end(b), km))
        if new and self._is_large():
            points = self._stopping(points, km)
        kind = "line" if new and 2 * new > len(way) - 2 else "end" if ends else "pair"
        self.lines.append(Line(f"{a}-{b}" if kind == "line" else f"{kind}-{a}-{b}", self.country, kind, points))
        return self.lines[-1]

    def _stopping(self, points, km):
        """A pair with stations of its own that passes nodes: where the printed legs to both ends add up to it, trains stop
        there, though the matrix counts no way over (Tynda between Novy Urgal and Bamovskaya). Then every station on the way
        gets a copy here: what hangs on it is reached from both sides, and nothing passes that the matrix does not know."""
        a, b = points[0][0], points[-1][0]

        def stops(code, at):
            legs = [(end, self.matrix.pairs.get(ordered(code, end))) for end in (a, b)]
            if None in (legs[0][1], legs[1][1]):
                return False
            return (abs(legs[0][1] + legs[1][1] - km) <= ROUNDING_KM and abs(legs[0][1] - at) <= ROUNDING_KM
                    and not any(self._comes_too_near(code, end, leg) for end, leg in legs))
        if not any(stops(code, at) for code, _, at in points[1:-1]):
            return points
        return [(code, self._take(code) if copy == "via" and (code not in self.matrix.number or stops(code, at)) else copy, at)
                for code, copy, at in points]

    def _comes_too_near(self, code, end, leg):
        """Whether many nodes are nearer to `code` by way of `end` than the matrix has them: it counts another way from there."""
        rows = zip(*(self.matrix.km[self.matrix.number[x]] for x in (code, end)))
        both = [(km, leg + rest) for km, rest in rows if max(km, rest) < FAR]
        return sum(km > over + ROUNDING_KM for km, over in both) > len(both) / 20

    def build_by_sections(self):
        for section in self.sections:
            chain = chain_of(section)
            if section.kind == LITTLE_USED or section.kind == "Соединительная линия" or len(chain) < 2:
                continue
            points = [(code, "", km) for code, km in chain]
            for code, _ in chain:
                if not self.places[code]:
                    self._take(code)
            self.lines.append(Line(section.id, self.country, "line", points, section.id))
        self._hang_the_rest()

    def _hang_the_rest(self):
        """Trees of the sections' other stations on what is placed, as chains from the tree's foot to its leaves."""
        placed = {code for code, copies in self.places.items() if copies}
        parent = forest(self.ground, placed)
        children = collections.defaultdict(list)
        for code, (foot, km) in sorted(parent.items()):
            children[foot].append((code, km))
        for foot in sorted(placed & set(children)):
            for copy in list(self.places[foot]):
                for first, km in children[foot]:
                    self._add_branch(foot, copy, first, km, children)

    def _add_branch(self, foot, copy, first, km, children):
        todo = [(foot, copy, first, km)]
        while todo:
            foot, copy, code, km = todo.pop()
            points = [(foot, copy, 0)]
            at = km
            while True:
                own = self._take(code)
                points.append((code, own, at))
                more = children.get(code, [])
                todo += [(code, own, other, step) for other, step in more[1:]]
                if not more:
                    break
                code, at = more[0][0], at + more[0][1]
            name = f"branch-{points[0][0]}-{points[-1][0]}"
            if all(own for _, own, _ in points[1:]):
                name = f"again-{points[0][0]}-{points[-1][0]}-{points[-1][1]}"
            self.lines.append(Line(name, self.country, "branch", points))

    def lay_islands(self):
        """Sections from a border point that meet no other line of the country, as they stand: trains reach them from
        abroad alone (Maktaaral-Zhetysay), and the station list counts their kilometres from another border point."""
        for section in self.sections:
            chain = chain_of(section)
            if len(chain) < 2 or section.kind == LITTLE_USED or "эксп" not in self.guide.full_name(chain[0][0]):
                continue
            if not any(self.places[code] for code, _ in chain):
                self.lines.append(Line(section.id, self.country, "line",
                                       [(code, self._take(code), km) for code, km in chain], section.id))

    def hang_listed(self):
        """Stations that no section has: at the kilometres from the nodes that their own rows name."""
        by_name = {(self.guide.railway_of(code), base_name(self.guide.full_name(code))): code
                   for code in sorted(self.places) if self.places[code] and "эксп" not in self.guide.full_name(code)}
        for code, station in sorted(self.guide.stations.items()):
            if station.country != self.country or self.places[code] or station.railway[:2] in SECOND_LISTINGS:
                continue
            known = [(km, node) for node, km in self.guide.nodes_of.get(code, []) if self.places[node]]
            known = known or self._station_of_border(code, by_name)
            if known:
                km, node = min(known)
                self._hang_on_copies(node, code, km)

    def _hang_on_copies(self, node, code, km):
        """A station on its node: a copy of it on each copy of the node, which are on different lines."""
        for i, foot in enumerate(list(self.places[node])):
            copy = self._take(code)
            name = f"stub-{node}-{code}" if i == 0 else f"again-{node}-{code}-{copy}"
            self.lines.append(Line(name, self.country, "branch", [(node, foot, 0), (code, copy, km)]))

    def _station_of_border(self, code, by_name):
        """[(km, station)] of a border point that stands in no section, or the station of its name where it is one place."""
        name = self.guide.full_name(code)
        station = by_name.get((self.guide.railway_of(code), base_name(name)))
        if station is None or "(" not in name:
            return []
        return [(self.guide.border_km.get(code, 0), station)]

    def close_gaps(self):
        """Steps of the sections that trees leave open, where the way round is far and no pair of the matrix objects."""
        have = {frozenset((x[0], y[0])) for line in self.lines for x, y in zip(line.points, line.points[1:])
                if "via" not in (x[1], y[1])}
        if self._is_large():
            return
        graph = self.graph()
        good = None
        for a in sorted(self.ground.next):
            for b, km in sorted(self.ground.next[a].items()):
                if a > b or not self.places[a] or not self.places[b] or frozenset((a, b)) in have:
                    continue
                limit = GAP_SHARE * km + GAP_KM
                ends = [(a, c) for c in self.places[a]], {(b, c) for c in self.places[b]}
                if graph.path_length(*ends, limit) is not None:
                    continue
                if good is None:
                    good = self._pairs_met(graph)
                step = ((a, self.places[a][0]), (b, self.places[b][0]))
                graph.add(*step, max(km, 1))
                met = self._pairs_met(graph)
                if met < good:
                    graph.remove(*step)
                    continue
                good = met
                self.lines.append(Line(f"gap-{a}-{b}", self.country, "line",
                                       [step[0] + (0,), step[1] + (km,)]))

    def _pairs_met(self, graph):
        """How many pairs of the matrix the graph gives within 1 %."""
        pairs = self.guide.pairs.get(self.country, {})
        small = graph.contracted({(x, c) for pair in pairs for x in pair for c in self.places[x]})
        by_first = collections.defaultdict(list)
        for (a, b), km in pairs.items():
            by_first[a].append((b, km))
        met = 0
        for a, others in by_first.items():
            far = small.distances([(a, c) for c in self.places[a]])
            for b, km in others:
                found = min((far[(b, c)] for c in self.places[b] if (b, c) in far), default=None)
                met += found is not None and abs(found - km) <= max(1, km / 100)
        return met

    def graph(self):
        made = Graph()
        for line in self.lines:
            chain = []
            for code, copy, km in line.points:
                name = (code, f"{copy} {line.id}" if copy == "via" else copy)
                chain.append((name, km))
            made.add_chain(chain)
        return made


def base_name(name):
    return name.split("(")[0].strip()


def stations_between(guide):
    """(node, node) → {station: (km to the first, km to the second)} by the station list."""
    between = collections.defaultdict(dict)
    for code, nodes in guide.nodes_of.items():
        for i, (a, to_a) in enumerate(nodes):
            for b, to_b in nodes[:i]:
                pair = ordered(a, b)
                between[pair][code] = (to_a, to_b) if pair[0] == a else (to_b, to_a)
    return between


def sections_by_ends(sections):
    ends = collections.defaultdict(list)
    for section in sections:
        chain = chain_of(section)
        if len(chain) >= 2 and section.kind != LITTLE_USED:
            ends[ordered(chain[0][0], chain[-1][0])].append((section.id, chain))
    return ends


def inner_stations(a, b, km, ends, between, nodes):
    """([(code, km from a)], section id) of the stations that lie between two neighbours, or (None, '')."""
    found, section_id, known = {}, "", False
    for name, chain in ends.get((a, b), []):
        if abs(chain[-1][1] - km) > 1:
            continue
        known, section_id = True, name
        for code, at in chain:
            found[code] = (at if chain[0][0] == a else chain[-1][1] - at) * km / chain[-1][1]
        break
    for code, (to_a, to_b) in between.get((a, b), {}).items():
        if abs(to_a + to_b - km) <= 1:
            known = True
            found.setdefault(code, to_a * km / max(1, to_a + to_b))
    for code in (a, b):
        found.pop(code, None)
    if not known:
        return None, ""
    inner = sorted((round(at), code) for code, at in found.items() if code not in nodes)
    return [(code, min(max(at, 0), km)) for at, code in inner], section_id


def forest(graph, placed):
    """Code → (the one it hangs on, km), for all that can be reached from what is placed."""
    import heapq
    far, parent = {}, {}
    heap = [(0, code, None, 0) for code in sorted(placed)]
    heapq.heapify(heap)
    while heap:
        km, code, foot, step = heapq.heappop(heap)
        if code in far:
            continue
        far[code] = km
        if foot is not None:
            parent[code] = (foot, step)
        for other, more in sorted(graph.next.get(code, {}).items()):
            if other not in far and other not in placed:
                heapq.heappush(heap, (km + more, other, code, more))
    return parent


# Railways whose matrix counts prescribed ways; those without a matrix are taken by sections too.
BY_SECTIONS = {"UA", "KG"}


def networks(guide, lines=True):
    """The countries' networks, in order of their codes."""
    for country in sorted(set(COUNTRY_OF_RAILWAY.values())):
        network = CountryNetwork(guide, country)
        if country in BY_SECTIONS or country not in guide.pairs:
            if lines:
                network.build_by_sections()
        elif lines:
            network.build_by_matrix()
        else:
            network.matrix = Matrix(guide.pairs[country])
        if lines:
            network.lay_islands()
            network.hang_listed()
            network.close_gaps()
        yield network
