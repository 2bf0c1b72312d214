# SPDX-License-Identifier: Apache-2.0
"""Small maps made by hand: what tools/mapped_stations makes of them; and what the written tables hold."""

import contextlib
import csv
import io
import pathlib
import shutil
import sqlite3
import struct
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from data_tables import rows_of  # noqa: E402
from india_sections.names import other_names  # noqa: E402
from mapped_stations.__main__ import Known, main, table  # noqa: E402
from mapped_stations.names import bare_name, is_similar, is_urban  # noqa: E402
from mapped_stations.outlines import Outlines, country_near, read_outlines, rings_of  # noqa: E402


def square(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def polygon(*rings, order="<", envelope=0):
    """A geometry blob of a GeoPackage."""
    body = struct.pack(order + "BII", order == "<", 3, len(rings))
    for ring in rings:
        body += struct.pack(order + "I", len(ring))
        body += b"".join(struct.pack(order + "2d", *point) for point in ring)
    return b"GP\0" + bytes([envelope << 1]) + bytes(4) + bytes({0: 0, 1: 32}[envelope]) + body


TWO = Outlines({"PK": [square(60, 20, 70, 30)], "IN": [square(70, 20, 80, 30), square(74, 24, 75, 25)]})


class Countries(unittest.TestCase):
    def test_a_point_lies_in_the_polygon_around_it_and_not_in_its_holes(self):
        self.assertEqual([TWO.country_at(*at) for at in ((65, 25), (71, 25), (74.5, 24.5), (85, 25))],
                         ["PK", "IN", "", ""])

    def test_a_quay_belongs_to_the_land_beside_it(self):
        self.assertEqual(country_near(TWO, 65, 19.98), "PK")
        self.assertEqual(country_near(TWO, 65, 19.9), "")

    def test_blobs_are_read_in_either_byte_order_with_or_without_envelope(self):
        for order in "<>":
            for envelope in (0, 1):
                self.assertEqual(rings_of(polygon(square(0, 0, 1, 1), order=order, envelope=envelope)),
                                 [square(0, 0, 1, 1)])
        both = polygon(square(0, 0, 1, 1))[8:] + polygon(square(2, 2, 3, 3))[8:]
        multi = b"GP\0\0" + bytes(4) + struct.pack("<BII", 1, 6, 2) + both
        self.assertEqual(rings_of(multi), [square(0, 0, 1, 1), square(2, 2, 3, 3)])

    def test_what_is_no_polygon_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no GeoPackage"):
            rings_of(b"XX\0\0" + bytes(20))
        with self.assertRaisesRegex(ValueError, "kind 1"):
            rings_of(b"GP\0\0" + bytes(4) + struct.pack("<BII", 1, 1, 0))


class Names(unittest.TestCase):
    def test_words_for_a_station_are_no_part_of_its_name(self):
        self.assertEqual([bare_name(n) for n in ("Rohri Junction", "Dibs Railway Station", "ایستگاه راه آهن کرمانشاه",
                                                 "محطة قطار الحلة", "Mersin Garı", "Junction", "Stationers")],
                         ["Rohri", "Dibs", "کرمانشاه", "الحلة", "Mersin", "Junction", "Stationers"])

    def test_spellings_of_one_name_are_similar_and_two_names_are_not(self):
        for one, other in (("Tughlakabad", "Tuglakabad"), ("Marwar Lohwat", "Marwar Lohawat"), ("Guna Junction", "Guna")):
            self.assertTrue(is_similar(one, other), one)
        for one, other in (("Nasirpur", "Delhi Cantt"), ("Wagah", "Atari"), ("Badarpur", "Tuglakabad")):
            self.assertFalse(is_similar(one, other), one)

    def test_a_metro_is_told_by_its_name(self):
        self.assertEqual([is_urban(n) for n in ("Laleh Park Metro Station", "Ankara YHT", "Kayseri")],
                         [True, True, False])

    def test_timetable_names_lose_their_kind_of_stop_and_short_words(self):
        for name, others in (("Vadodara Jn", ["Vadodara", "Vadodara Junction"]), ("Amdi P.h.", ["Amdi"]),
                             ("Ambika Bhawani Halt", ["Ambika Bhawani"]), ("Thandla Rd", ["Thandla Road"]),
                             ("Agra Cantt Jn.", ["Agra Cantt", "Agra Cantt Junction", "Agra Cantonment"]),
                             ("Akelahanspur(halt)", ["Akelahanspur"]), ("New Delhi", []), ("Block Hut B (bhb)",
                                                                                           ["Block Hut B"])):
            self.assertEqual(other_names(name), others)


def mapped(number, name, lon, lat, local=""):
    return {"extract": "x", "osm_id": str(number), "name": name, "name_local": local, "type": "station",
            "lon": str(lon), "lat": str(lat)}


KNOWN = [{"id": "TKD", "name": "Tuglakabad", "other_names": "", "lon": "77.30", "lat": "28.50"},
         {"id": "GUNA", "name": "Guna Jn", "other_names": "Guna;Guna Junction", "lon": "77.31", "lat": "24.64"}]


class Table(unittest.TestCase):
    def made(self, *rows):
        return [row[:7] for row in table(rows, TWO, Known(KNOWN))]

    def test_a_station_abroad_is_a_row_with_its_local_name(self):
        self.assertEqual(self.made(mapped(5, "Rohri Junction", 68.9, 27.7, "روہڑی")),
                         [["osm-5", "Rohri Junction", "Rohri;روہڑی", "PK", "68.90000", "27.70000", ""]])

    def test_in_india_it_gives_a_station_known_another_spelling(self):
        self.assertEqual([(row[1], row[6]) for row in self.made(mapped(1, "Tughlakabad", 77.299, 28.503))],
                         [("Tughlakabad", "TKD")])

    def test_in_india_what_is_no_news_or_no_station_known_is_left_out(self):
        self.assertEqual(self.made(mapped(1, "Guna Junction", 77.31, 24.64), mapped(2, "Badarpur", 77.30, 28.49),
                                   mapped(3, "Tughlakabad", 77.30, 28.53)), [])

    def test_one_station_drawn_twice_is_one_and_the_same_name_elsewhere_another(self):
        ids = [row[0] for row in self.made(mapped(9, "Kot", 68.0, 27.0), mapped(8, "Kot", 68.01, 27.0),
                                           mapped(7, "Kot", 68.5, 27.0))]
        self.assertEqual(ids, ["osm-7", "osm-8"])

    def test_metros_other_countries_and_names_without_letters_are_left_out(self):
        self.assertEqual(self.made(mapped(1, "Saddar Metro", 68, 27), mapped(2, "Elsewhere", 85, 25),
                                   mapped(3, "—", 68, 27)), [])

    def test_the_program_reads_and_writes_files(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        (folder / "odbl").mkdir()
        with contextlib.closing(sqlite3.connect(folder / "c.gpkg")) as base:
            base.execute("create table gpkg_geometry_columns (table_name text, column_name text)")
            base.commit()
        with self.assertRaisesRegex(ValueError, "no layer 'countries'"):
            read_outlines(folder / "c.gpkg")
        with contextlib.closing(sqlite3.connect(folder / "c.gpkg")) as base:
            base.execute("insert into gpkg_geometry_columns values ('countries', 'geom')")
            base.execute("create table countries (iso_a2 text, geom blob)")
            base.execute("insert into countries values ('PK', ?)", (polygon(square(60, 20, 70, 30), envelope=1),))
            base.commit()
        for name, found in (("m.csv", [mapped(5, "Rohri; old", 68.9, 27.7)]), ("rail_stations_india.csv", KNOWN)):
            with open(folder / name, "w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, found[0].keys())
                out.writeheader()
                out.writerows(found)
        with contextlib.redirect_stdout(io.StringIO()):
            main([str(folder / "m.csv"), str(folder / "c.gpkg"), str(folder)])
        text = (folder / "odbl" / "mapped_stations.csv").read_text(encoding="utf-8").split("\n")
        self.assertTrue(text[0].startswith("id,name,other_names,country,lon,lat,station,"))
        self.assertTrue(text[1].startswith('osm-5,"Rohri, old",,PK,68.90000,27.70000,,'), text[1])
        with self.assertRaises(SystemExit):
            main([])


class Data(unittest.TestCase):
    def test_names_of_timetables_are_those_that_the_program_makes(self):
        rows = rows_of("rail_stations_india.csv")
        self.assertEqual([row["id"] for row in rows if row["other_names"] != ";".join(other_names(row["name"]))], [])
        self.assertGreater(sum(bool(row["other_names"]) for row in rows), 900)

    def test_further_names_lie_beside_their_station(self):
        known = {row["id"]: row for row in rows_of("rail_stations_india.csv")}
        mapped_rows = [row for row in rows_of("odbl/mapped_stations.csv") if row["station"]]
        self.assertGreater(len(mapped_rows), 100)
        for row in mapped_rows:
            station = known[row["station"]]
            self.assertLess(abs(float(row["lat"]) - float(station["lat"])), 0.02, row["id"])
            self.assertLess(abs(float(row["lon"]) - float(station["lon"])), 0.03, row["id"])


if __name__ == "__main__":
    unittest.main()
