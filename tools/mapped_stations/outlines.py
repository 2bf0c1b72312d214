# SPDX-License-Identifier: Apache-2.0
"""Countries as polygons of a GeoPackage (OGC 12-128r18): which one a point lies in."""

import sqlite3
import struct

ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
POLYGON, MULTI_POLYGON = 3, 6
NEAR_DEGREES = 0.03


def rings_of(blob):
    """All rings of a geometry blob: an outer one and its holes count alike where crossings are counted."""
    if blob[:2] != b"GP":
        raise ValueError("no GeoPackage geometry")
    return _Reader(blob, 8 + ENVELOPE_BYTES[blob[3] >> 1 & 7]).rings()


class _Reader:
    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, form):
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def rings(self):
        order = "<" if self.take("B")[0] else ">"
        kind, count = self.take(order + "II")
        if kind == MULTI_POLYGON:
            return [ring for _ in range(count) for ring in self.rings()]
        if kind != POLYGON:
            raise ValueError(f"geometry of kind {kind}, neither polygon nor multipolygon")
        found = []
        for _ in range(count):
            points = self.take(order + "I")[0]
            flat = self.take(f"{order}{2 * points}d")
            found.append(list(zip(flat[::2], flat[1::2])))
        return found


class Outlines:
    def __init__(self, rings):
        """rings: {country: [[(lon, lat)]]}"""
        self.rings = [(country, _box(ring), ring) for country, found in rings.items() for ring in found]

    def country_at(self, lon, lat):
        """The country whose rings are crossed an odd number of times on the way east; "" in none."""
        odd = set()
        for country, (west, south, east, north), ring in self.rings:
            if south <= lat <= north and lon <= east and west <= east and _crossings(ring, lon, lat) % 2:
                odd ^= {country}
        return min(odd) if odd else ""


def country_near(outlines, lon, lat):
    """The country at the point, else the first one NEAR_DEGREES off: outlines leave out quays and islets."""
    for east, north in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)):
        if found := outlines.country_at(lon + east * NEAR_DEGREES, lat + north * NEAR_DEGREES):
            return found
    return ""


def _box(ring):
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _crossings(ring, lon, lat):
    count = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            count += 1
    return count


def read_outlines(path):
    """The countries of the layer `countries` of Natural Earth, by ISO 3166-1 code."""
    rings = {}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        column = base.execute("select column_name from gpkg_geometry_columns where table_name = 'countries'").fetchone()
        if column is None:
            raise ValueError(f"{path}: no layer 'countries'")
        for code, blob in base.execute(f'select iso_a2, "{column[0]}" from countries'):
            rings.setdefault(code, []).extend(rings_of(blob))
    return Outlines(rings)
