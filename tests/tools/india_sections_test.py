# SPDX-License-Identifier: Apache-2.0
"""Small timetables made by hand: what tools/india_sections makes of them."""

import contextlib
import csv
import io
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from india_sections.__main__ import main  # noqa: E402
from india_sections.chains import gauges, sections  # noqa: E402
from india_sections.network import Network, Pair, read_network  # noqa: E402
from india_sections.parallel import merge_parallel
from india_sections.resolve import drop_hops, drop_unlikely, merge_renamed  # noqa: E402
from india_sections.tables import read_aliases, read_sections  # noqa: E402
from india_sections.verify import compare, read_back  # noqa: E402

ONE_KM = 1 / 111.19  # degrees of longitude on the equator, where the stations of these tests lie


def line(places, pairs):
    """places: {code: (km east, km north)}; pairs: [(code, code, km, trains)]."""
    network = Network()
    for code, (east, north) in places.items():
        network.add_station(code, code + " JN", east * ONE_KM, north * ONE_KM)
    for one, other, km, trains in pairs:
        network.join(one, other, Pair(km, trains))
    return network


class Reading(unittest.TestCase):
    HEADER = "from_code,from,from_lon,from_lat,to_code,to,to_lon,to_lat,km,trains\n"

    def read(self, text):
        path = pathlib.Path(tempfile.mkdtemp()) / "pairs.csv"
        self.addCleanup(shutil.rmtree, path.parent)
        path.write_text(self.HEADER + text, encoding="utf-8")
        return read_network(path)

    def test_a_pair_listed_twice_keeps_the_kilometres_of_more_trains(self):
        network = self.read("A,A,80,20,B,B,80.1,20,12,3\nB,B,80.1,20,A,A,80,20,11,9\n")
        self.assertEqual(network.beside["A"]["B"].km, 11)
        self.assertEqual(len(network.pairs()), 1)

    def test_of_as_many_trains_the_shorter_holds(self):
        network = self.read("A,A,80,20,B,B,80.1,20,12,3\nB,B,80.1,20,A,A,80,20,11.5,3\n")
        self.assertEqual(network.beside["B"]["A"].km, 11.5)

    def test_bad_kilometres_name_file_line_and_value(self):
        with self.assertRaisesRegex(ValueError, r"pairs.csv:3: km is 'far', not a number"):
            self.read("A,A,80,20,B,B,80.1,20,12,3\nB,B,80,20,C,C,80,20,far,1\n")
        with self.assertRaisesRegex(ValueError, r"pairs.csv:2: km is 0"):
            self.read("A,A,80,20,B,B,80.1,20,0,3\n")
        with self.assertRaisesRegex(ValueError, "station A: 280.0"):
            self.read("A,A,280,20,B,B,80.1,20,3,3\n")


class Resolving(unittest.TestCase):
    PLACES = {"A": (0, 0), "B": (20, 0), "C": (40, 0), "D": (60, 0)}

    def test_a_hop_over_stops_gives_its_length_to_them(self):
        network = line(self.PLACES, [("A", "B", 22, 5), ("B", "C", 22, 5), ("C", "D", 21, 5), ("A", "D", 62, 9)])
        self.assertEqual(drop_hops(network), [("A", "D", 62, 65)])
        self.assertAlmostEqual(network.way("A", "D")[0], 62)
        self.assertAlmostEqual(network.beside["A"]["B"].km, 22 - 3 * 2 / 5, 3)  # by what each has to spare

    def test_no_piece_falls_below_its_straight_line(self):
        network = line(self.PLACES, [("A", "B", 22, 5), ("B", "C", 22, 5), ("A", "C", 39, 9)])
        drop_hops(network)
        for one, other, pair in network.pairs():
            self.assertGreaterEqual(pair.km + 1e-9, network.straight_km(one, other))

    def test_a_hop_that_no_train_makes_leaves_the_stops_alone(self):
        network = line(self.PLACES, [("A", "B", 22, 5), ("B", "C", 22, 5), ("A", "C", 41, 0)])
        self.assertEqual(len(drop_hops(network)), 1)
        self.assertEqual(network.way("A", "C")[0], 44)

    def test_a_hop_as_long_as_a_chain_is_that_chain_however_it_is_drawn(self):
        places = {"A": (0, 0), "B": (20, 30), "C": (40, 0)}
        network = line(places, [("A", "B", 37, 5), ("B", "C", 37, 5), ("A", "C", 73, 5)])
        network.places["B"] = (0.0, 1.0)  # far off: the chain drawn straight is longer than the hop
        self.assertEqual([hop[:2] for hop in drop_hops(network)], [("A", "C")])
        self.assertEqual(network.way("A", "C")[0], 74)

    def test_a_chain_much_shorter_than_a_hop_is_another_line(self):
        network = line({"A": (0, 0), "B": (20, 60), "C": (40, 0)},
                       [("A", "B", 30, 5), ("B", "C", 30, 5), ("A", "C", 64, 5)])
        self.assertEqual(drop_hops(network), [])

    def test_a_chord_stays_where_the_line_goes_far_round(self):
        network = line({"A": (0, 0), "B": (20, 30), "C": (40, 0)},
                       [("A", "B", 38, 5), ("B", "C", 38, 5), ("A", "C", 42, 5)])
        self.assertEqual(drop_hops(network), [])
        self.assertEqual(network.way("A", "C")[0], 42)

    def test_hops_within_hops_are_taken_from_the_shortest(self):
        network = line(self.PLACES, [("A", "B", 21, 5), ("B", "C", 21, 5), ("C", "D", 21, 5), ("A", "C", 41, 5),
                                     ("A", "D", 62, 5)])
        self.assertEqual([hop[:2] for hop in drop_hops(network)], [("A", "C"), ("A", "D")])
        self.assertAlmostEqual(network.way("A", "D")[0], 62)

    def test_renamed_stations_become_one(self):
        network = line({"OLD": (20, 0.1), "NEW": (20, 0), "A": (0, 0), "B": (40, 0)},
                       [("A", "OLD", 21, 4), ("A", "NEW", 21.5, 30), ("OLD", "B", 22, 4)])
        self.assertEqual(merge_renamed(network), [("OLD", "NEW")])
        self.assertEqual(network.also, {"NEW": ["OLD"]})
        self.assertEqual(network.way("A", "B")[0], 43.5)

    def test_two_stations_of_a_town_stay_two(self):
        network = line({"ONE": (20, 1), "TWO": (20, 0), "A": (0, 0)}, [("A", "ONE", 21, 4), ("A", "TWO", 21.5, 30)])
        self.assertEqual(merge_renamed(network), [])

    def test_a_long_straight_hop_of_few_trains_goes_if_there_is_a_line(self):
        places = {"A": (0, 0), "B": (50, 40), "C": (100, 0)}
        pairs = [("A", "B", 66, 9), ("B", "C", 66, 9), ("A", "C", 101, 1)]
        network = line(places, pairs)
        self.assertEqual(drop_unlikely(network), [("A", "C", 101)])
        alone = line(places, pairs[2:])
        self.assertEqual(drop_unlikely(alone), [])
        self.assertEqual(alone.way("A", "C")[0], 101)


class Merging(unittest.TestCase):
    PLACES = {"A": (0, 0), "B": (10, 1), "C": (20, 0), "D": (30, 0), "X": (-10, 0), "Y": (40, 0), "Z": (0, 10),
              "W": (30, 10)}
    ENDS = [("X", "A", 10, 3), ("Z", "A", 10, 3), ("D", "Y", 10, 3), ("D", "W", 10, 3)]

    def merged(self, pairs, places=None):
        network = line({**self.PLACES, **(places or {})}, self.ENDS + pairs)
        return network, merge_parallel(network, {})

    def test_stops_of_other_trains_go_into_the_line(self):
        network, merged = self.merged([("A", "B", 11, 5), ("B", "D", 20, 5), ("A", "C", 20.5, 2), ("C", "D", 10, 2)])
        self.assertEqual(merged, [("A", "D", 30.5)])
        self.assertEqual(sorted(network.beside["B"]), ["A", "C"])
        self.assertAlmostEqual(network.beside["A"]["B"].km, 11)
        self.assertAlmostEqual(network.way("A", "D")[0], 31)

    def test_a_stop_gives_way_as_far_as_its_place_asks(self):
        network, merged = self.merged([("A", "B", 11, 5), ("B", "D", 20, 5), ("A", "C", 20.5, 2), ("C", "D", 10, 2)],
                                      {"C": (22.5, 0)})
        self.assertEqual(len(merged), 1)
        for one, other, pair in network.pairs():
            self.assertLessEqual(network.straight_km(one, other), pair.km + 2 + 1e-9)

    def test_lines_apart_stay_two(self):
        pairs = [("A", "B", 17.5, 5), ("B", "D", 17.5, 5), ("A", "C", 17.5, 2), ("C", "D", 17.5, 2)]
        network, merged = self.merged(pairs, {"B": (15, 8), "C": (15, -8)})
        self.assertEqual(merged, [])
        self.assertEqual(sorted(network.beside["C"]), ["A", "D"])

    def test_a_way_of_another_length_is_another_line(self):
        _, merged = self.merged([("A", "B", 11, 5), ("B", "D", 20, 5), ("A", "C", 26, 2), ("C", "D", 10, 2)])
        self.assertEqual(merged, [])


class Cutting(unittest.TestCase):
    def test_sections_run_from_junction_to_junction(self):
        network = line({"A": (0, 0), "B": (10, 0), "C": (20, 0), "D": (30, 0), "E": (20, 10)},
                       [("A", "B", 10, 1), ("B", "C", 11, 1), ("C", "D", 12, 1), ("C", "E", 13, 1)])
        found = [section.points for section in sections(network, {})]
        self.assertEqual(found, [[("A", 0), ("B", 10), ("C", 21)], [("C", 0), ("D", 12)], [("C", 0), ("E", 13)]])

    def test_a_section_ends_where_the_gauge_changes(self):
        network = line({"A": (0, 0), "B": (10, 0), "C": (20, 0)}, [("A", "B", 10, 1), ("B", "C", 11, 1)])
        found = sections(network, gauges(network, [("B", "C", 762)]))
        self.assertEqual([(s.points[-1], s.gauge_mm) for s in found], [(("B", 10), 1676), (("C", 11), 762)])

    def test_a_narrow_line_off_the_network_is_an_error(self):
        network = line({"A": (0, 0), "B": (10, 0)}, [("A", "B", 10, 1)])
        with self.assertRaisesRegex(ValueError, "narrow line A-X: no way"):
            gauges(network, [("A", "X", 762)])

    def test_a_ring_is_one_section(self):
        network = line({"A": (0, 0), "B": (10, 0), "C": (5, 10)},
                       [("A", "B", 10, 1), ("B", "C", 11, 1), ("C", "A", 12, 1)])
        self.assertEqual([s.points for s in sections(network, {})], [[("A", 0), ("B", 10), ("C", 21), ("A", 33)]])


class Whole(unittest.TestCase):
    def test_tables_read_back_give_the_same_kilometres(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        # The codes of narrow_lines.csv have to be there.
        narrow = [("SGUJ", "DJ"), ("KLK", "SML"), ("PTK", "JDNX"), ("MTP", "UAM"), ("VSW", "TAV"), ("MVJ", "MJ"),
                  ("NNP", "MLN"), ("ANLG", "MAE")]
        with open(folder / "pairs.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(Reading.HEADER.strip().split(","))
            for i, (one, other) in enumerate(narrow):
                out.writerow([one, one, 70 + i, 20, other, other, 70 + i, 20.1, 20, 3])
            out.writerow(["AAA", "AAA CITY", 75, 15, "BBB", "BBB JN.", 75.1, 15, 12.5, 3])
            out.writerow(["BBB", "BBB JN.", 75.1, 15, "CCC", "CCC", 75.2, 15, 11, 3])
        with contextlib.redirect_stdout(io.StringIO()):
            main([str(folder / "pairs.csv"), str(folder)])
        pairs = read_sections(folder / "rail_sections_india.csv")
        self.assertIn(("BBB", "CCC", 11.0), pairs)
        self.assertEqual(len(pairs), len(narrow) + 2)
        rows = [{"from": "AAA", "via": "BBB", "to": "CCC", "km": "24"},
                {"from": "AAA", "via": "", "to": "DJ", "km": "9"},
                {"from": "WAS", "via": "", "to": "CCC", "km": "24"}]
        compared = compare(read_back(folder / "rail_sections_india.csv"), rows, {"WAS": "AAA"})
        self.assertEqual([km for _, km in compared], [23.5, None, 23.5])
        self.assertEqual(read_aliases(folder / "rail_stations_india.csv"), {})
        text = (folder / "rail_sections_india.csv").read_text(encoding="utf-8")
        self.assertIn("in-aaa-ccc,Aaa City – Ccc,IN,1676,AAA 0;BBB 12.5;CCC 23.5,", text)
        self.assertIn("in-klk-sml,Klk – Sml,IN,762,KLK 0;SML 20,", text)


class Data(unittest.TestCase):
    """The tables of the project hold what the guide of the tables promises."""

    DATA = pathlib.Path(__file__).resolve().parents[2] / "data"

    def test_every_point_is_a_station_and_kilometres_rise(self):
        with open(self.DATA / "rail_stations_india.csv", encoding="utf-8", newline="") as file:
            stations = {row["id"] for row in csv.DictReader(file)}
        pairs = read_sections(self.DATA / "rail_sections_india.csv")
        self.assertEqual({code for pair in pairs for code in pair[:2]}, stations)
        self.assertEqual([pair for pair in pairs if pair[2] <= 0], [])

    def test_no_pair_is_the_sum_of_shorter_ones(self):
        from india_sections.resolve import drop_hops
        network = read_back(self.DATA / "rail_sections_india.csv")
        network.straight_km = lambda one, other: 1e9  # by kilometres alone
        self.assertEqual(drop_hops(network), [])

    def test_nine_of_ten_published_distances_come_out_within_two_per_cent(self):
        from india_sections.verify import verify
        with contextlib.redirect_stdout(io.StringIO()):
            within = verify(self.DATA / "rail_sections_india.csv", self.DATA / "rail_stations_india.csv")
        self.assertGreaterEqual(within, 0.9)


if __name__ == "__main__":
    unittest.main()
