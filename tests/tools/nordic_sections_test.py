# SPDX-License-Identifier: Apache-2.0
"""Small registers made by hand: what tools/nordic_sections makes of them; and what the written tables hold."""

import contextlib
import io
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from data_tables import rows_of  # noqa: E402
from nordic_sections.__main__ import main, read_register, reason_to_leave_out  # noqa: E402

HEADER = "country,line_id,from_id,from,from_lon,from_lat,to_id,to,to_lon,to_lat,km,load_category,gauging,check_ok\n"


def row(country, one, other, km, check="yes", places=("15", "15.1")):
    return f"{country},1,{one},{one} C,{places[0]},60,{other},{other} C,{places[1]},60,{km},D,G,{check}\n"


class Register(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, *rows):
        path = self.folder / "register.csv"
        path.write_text(HEADER + "".join(rows), encoding="utf-8")
        return path

    def test_rows_without_place_check_length_or_country_are_left_out_and_counted(self):
        networks, left_out = read_register(self.write(
            row("SE", "SE1", "SE2", 6), row("SE", "SE1", "SE3", 6, places=("15", "")), row("SE", "SE2", "SE4", 6, "no"),
            row("SE", "SE2", "EU9", 6), row("SE", "SE2", "SE5", 0.01), row("DK", "DK1", "DK2", 6),
            row("SE", "SE2", "SE6", 6, "unchecked")))
        self.assertEqual([pair[:2] for pair in networks["SE"].pairs()], [("SE1", "SE2")])
        self.assertEqual(left_out, {("SE", "an end without a place"): 1, ("SE", "shorter than the straight line"): 2,
                                    ("SE", "an end on the border, where the drawn line has its post"): 1,
                                    ("SE", "no length"): 1, ("DK", "no gauge known for the country"): 1})
        self.assertEqual(list(networks), ["SE"])

    def test_a_bad_number_names_file_and_line(self):
        with self.assertRaisesRegex(ValueError, r"register.csv:2: .*far"):
            read_register(self.write(row("SE", "SE1", "SE2", 6, places=("15", "far"))))

    def test_the_program_writes_chains_between_junctions_in_the_gauge_of_the_country(self):
        path = self.write(row("SE", "SE1", "SE2", 6), row("SE", "SE2", "SE3", 7.5, places=("15.1", "15.2")),
                          row("FI", "FI1", "FI2", 6.04))
        with contextlib.redirect_stdout(io.StringIO()) as said:
            main([str(path), str(self.folder)])
        lines = (self.folder / "rail_sections_nordic.csv").read_text(encoding="utf-8").split("\n")
        self.assertTrue(lines[1].startswith("fi1-fi2,FI1 C – FI2 C,FI,1524,FI1 0;FI2 6,"))
        self.assertTrue(lines[2].startswith("se1-se3,SE1 C – SE3 C,SE,1435,SE1 0;SE2 6;SE3 13.5,"))
        places = (self.folder / "rail_stations_nordic.csv").read_text(encoding="utf-8").split("\n")
        self.assertTrue(places[3].startswith("SE1,SE1 C,SE,15.00000,60.00000,"))
        self.assertIn("SE: 14 km read", said.getvalue())
        with self.assertRaises(SystemExit):
            main([])


class Data(unittest.TestCase):
    def test_every_point_is_a_station_of_its_country_and_kilometres_rise(self):
        country = {r["id"]: r["country"] for r in rows_of("rail_stations_nordic.csv")}
        used, total = set(), 0
        for section in rows_of("rail_sections_nordic.csv"):
            points = [point.split(" ") for point in section["points"].split(";")]
            kilometres = [float(km) for _, km in points]
            self.assertEqual(kilometres, sorted(kilometres))
            self.assertEqual({country[code] for code, _ in points}, {section["country"]})
            used |= {code for code, _ in points}
            total += kilometres[-1]
        self.assertEqual(used, set(country))
        # Railways of Sweden and Finland state 10,900 and 5,900 km.
        self.assertGreater(total, 18_000)

    def test_no_border_point_is_part_of_a_line(self):
        self.assertEqual([r["id"] for r in rows_of("rail_stations_nordic.csv") if r["id"].startswith("EU")], [])
        self.assertEqual(reason_to_leave_out({"country": "SE", "from_id": "EU1", "to_id": "SE1", "from_lon": "1",
                                              "to_lon": "1", "check_ok": "yes", "km": "2"})[:20], "an end on the border")


if __name__ == "__main__":
    unittest.main()
