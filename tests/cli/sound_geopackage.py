#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds a GeoPackage of a route against the standard (OGC 12-128r17) as Python's SQLite sees it. Usage: sound_geopackage.py FILE"""
import sqlite3
import struct
import sys
from xml.etree import ElementTree

# What QGIS 3.22 reads of a style; a word it does not know is ignored there, and nobody would see that (open_in_qgis.py asks QGIS itself).
READ_BY_QGIS = {
    "SimpleLine": {"line_color", "line_width", "line_width_unit", "line_style", "capstyle", "joinstyle", "use_custom_dash", "customdash",
                   "customdash_unit"},
    "SimpleMarker": {"name", "color", "outline_color", "outline_width", "outline_width_unit", "size", "size_unit"},
}
SHAPES = {"square", "diamond", "circle", "cross2"}
UNITS = {"MM", "Pixel", "MapUnit", "Point"}

base = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)


def ask(sql, *values):
    return base.execute(sql, values).fetchall()


assert ask("PRAGMA application_id") == [(int.from_bytes(b"GPKG", "big"),)]
assert ask("PRAGMA user_version") == [(10300,)]
assert ask("PRAGMA integrity_check") == [("ok",)]
assert ask("PRAGMA foreign_key_check") == []

features = [name for (name,) in ask("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
assert features == ["answers", "legs", "passages", "crossings", "stops"], features
for layer in features:
    (kind,) = ask("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", layer)[0]
    expected = {"POINT": 1, "MULTILINESTRING": 5}[kind]
    shapes = ask(f"SELECT fid, geom FROM {layer} WHERE geom IS NOT NULL")
    for fid, blob in shapes:
        magic, version, flags, srs = struct.unpack_from("<2sBBi", blob)
        assert (magic, version, srs) == (b"GP", 0, 4326), (layer, fid)
        size = (0, 32)[flags >> 1 & 7]
        order, found = struct.unpack_from("<BI", blob, 8 + size)
        assert (order, found) == (1, expected), (layer, fid)
        if kind == "POINT":
            lon, lat = struct.unpack_from("<2d", blob, 13)
            assert -180 <= lon <= 180 and -90 <= lat <= 90 and (lon, lat) != (0, 0), (layer, fid)
    assert ask(f"SELECT count(*) FROM rtree_{layer}_geom") == [(len(shapes),)], layer
    ((style,),) = ask("SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND useAsDefault", layer)
    drawn = ElementTree.fromstring(style)
    symbols = {symbol.get("name") for symbol in drawn.iter("symbol")}
    categories = {category.get("symbol") for category in drawn.iter("category")}
    assert symbols and symbols == categories, layer
    kind_of_symbol = {"POINT": ("marker", "SimpleMarker"), "MULTILINESTRING": ("line", "SimpleLine")}[kind]
    for symbol in drawn.iter("symbol"):
        (part,) = symbol.findall("layer")
        assert (symbol.get("type"), part.get("class")) == kind_of_symbol, layer
        values = {prop.get("k"): prop.get("v") for prop in part.findall("prop")}
        assert values.keys() <= READ_BY_QGIS[part.get("class")], (layer, values)
        assert values.get("name", "square") in SHAPES, (layer, values)
        for key, value in values.items():
            assert not key.endswith("_unit") or value in UNITS, (layer, key, value)
            if key.endswith("color"):
                parts = [int(number) for number in value.split(",")]
                assert len(parts) == 4 and all(0 <= number <= 255 for number in parts), (layer, key, value)
            if key in ("size", "line_width", "outline_width"):
                assert float(value) > 0, (layer, key, value)
        assert all(float(length) > 0 for length in values.get("customdash", "1").split(";")), (layer, values)
    columns = {name for (_, name, *_) in ask(f"PRAGMA table_info({layer})")}
    assert drawn.find("renderer-v2").get("attr") in columns, layer
    assert all(text.get("fieldName") in columns for text in drawn.iter("text-style")), layer

answers = ask("SELECT answer, distance_km, cost_usd FROM answers")
assert answers and ask("SELECT count(*) FROM question") == [(1,)]
for answer, distance_km, cost_usd in answers:
    ((legs_km, legs_usd),) = ask("SELECT sum(distance_km), sum(cost_usd) FROM legs WHERE answer = ?", answer)
    assert abs(legs_km - distance_km) < 1 and abs(legs_usd - cost_usd) < 0.1, answer
named = {source for (words,) in ask("SELECT sources FROM legs") for source in words.split()}
assert named == {source for (source,) in ask("SELECT source FROM sources")}
