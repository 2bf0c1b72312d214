# SPDX-License-Identifier: Apache-2.0
"""Small guides made by hand: what tools/tariff_guide makes of them."""

import csv
import pathlib
import shutil
import sys
import tempfile
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from tariff_guide.graph import Graph  # noqa: E402
from tariff_guide.matrix import Matrix  # noqa: E402
from tariff_guide.network import CountryNetwork, chain_of, networks  # noqa: E402
from tariff_guide.places import Place, Placer, straight_km  # noqa: E402
from tariff_guide.publication import Guide, split_railway  # noqa: E402
from tariff_guide.tables import operations_of, trimmed, write_sections  # noqa: E402
from tariff_guide.verify import compare, read_sections  # noqa: E402


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


class SmallGuide(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def guide(self, stations, sections, matrix):
        """sections: {id: (nodes, [(code, name, km to nodes)])}; stations: [(code, name, railway, nodes_and_km)]."""
        write(self.folder / "stations.csv", ["station_code", "station", "railway", "operations", "nodes_and_km"],
              [(code, name, railway, "П 1,3", nodes) for code, name, railway, nodes in stations])
        write(self.folder / "sections.csv", ["section", "railway_code", "name", "kind", "nodes"],
              [(name, "68", name, "Основной тарифный участок", ";".join(nodes)) for name, (nodes, _) in sections.items()])
        write(self.folder / "section_stations.csv", ["section", "station_code", "station", "km_to_nodes"],
              [(name, code, station, ";".join(map(str, km)))
               for name, (_, points) in sections.items() for code, station, km in points])
        write(self.folder / "matrix.csv", ["country", "from_node", "to_node", "km"],
              [("KZ", a, b, km) for a, b, km in matrix])
        return Guide(self.folder)

    def line_of_three(self):
        """A – B – C with a station between A and B, a branch from it, and one that only the station list has."""
        return self.guide(
            [("1" * 6, "А", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "ТП"), ("3" * 6, "В", "68 Кзх", "ТП"),
             ("4" * 6, "Между", "68 Кзх", "111111 А - 40км, 222222 Б - 60км"),
             ("5" * 6, "Ветка", "68 Кзх", "111111 А - 55км"), ("6" * 6, "Вдали", "68 Кзх", "333333 В - 9км")],
            {"s1": (["А", "Б"], [("1" * 6, "А", (0, 100)), ("4" * 6, "Между", (40, 60)), ("2" * 6, "Б", (100, 0))]),
             "s2": (["Б", "В"], [("2" * 6, "Б", (0, 50)), ("3" * 6, "В", (50, 0))]),
             "s3": (["Между", "Ветка"], [("4" * 6, "Между", (0, 15)), ("7" * 6, "ОП Халт", (5, 10)),
                                         ("5" * 6, "Ветка", (15, 0))])},
            [("А", "Б", 100), ("Б", "В", 50), ("А", "В", 150)])


class ReadingTest(SmallGuide):
    def test_names_broken_off_are_made_whole(self):
        guide = self.guide(
            [("1" * 6, "Длинное-", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "111111 Длинное-Название - 7км")], {},
            [("Длинное-", "Б", 7), ("Длинное-Название (68 Кзх)", "Б", 7)])
        self.assertEqual(guide.pairs["KZ"], {("1" * 6, "2" * 6): 7})
        self.assertEqual(guide.full_name("1" * 6), "Длинное-Название")

    def test_a_piece_that_fits_two_names_is_not_guessed(self):
        guide = self.guide(
            [("1" * 6, "Город-Север", "68 Кзх", "ТП"), ("2" * 6, "Город-Юг", "68 Кзх", "ТП"), ("3" * 6, "Б", "68 Кзх", "ТП")],
            {}, [("Город-Север", "Б", 7), ("Город-Юг", "Б", 8), ("Город-", "Б", 9)])
        self.assertEqual(len(guide.unread_pairs), 1)
        self.assertEqual(guide.unread_pairs[0][:4], ("KZ", "Город-", "Б", 9))

    def test_a_pair_printed_twice_with_two_lengths_is_told(self):
        guide = self.guide([("1" * 6, "А", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "ТП")], {},
                           [("А", "Б", 7), ("Б", "А", 8)])
        self.assertEqual(guide.doubts, [("KZ", "1" * 6, "2" * 6, "printed twice with 7 and 8")])

    def test_railway_after_a_name(self):
        self.assertEqual(split_railway("Галич (28 Сев)"), ("Галич", "28"))
        self.assertEqual(split_railway("Армавир-Ростовский (51"), ("Армавир-Ростовский", "51"))
        self.assertEqual(split_railway("Брест (эксп.)"), ("Брест (эксп.)", None))

    def test_operations(self):
        self.assertEqual(operations_of("П 1,3,8н,10н,"), "П;1;3;8н;10н")

    def test_a_chain_counts_from_its_first_station_whatever_the_column(self):
        guide = self.guide([], {"s": (["Ж", "А", "Б"], [("1" * 6, "Ж", (30, 0, 70)), ("2" * 6, "И", (40, 10, 80))])}, [])
        self.assertEqual(chain_of(guide.sections["s"]), [("1" * 6, 0), ("2" * 6, 10)])


class MatrixTest(unittest.TestCase):
    def test_neighbours_have_no_node_between(self):
        matrix = Matrix({("a", "b"): 10, ("b", "c"): 20, ("a", "c"): 30})
        self.assertEqual(list(matrix.neighbours()), [(("a", "b"), 10), (("b", "c"), 20)])

    def test_a_misprint_is_the_pair_that_most_others_object_to(self):
        nodes = "abcdef"
        pairs = {(x, y): 10 * (j - i) for i, x in enumerate(nodes) for j, y in enumerate(nodes) if i < j}
        pairs[("a", "c")] = 5
        matrix = Matrix(pairs)
        self.assertEqual(list(matrix.misprints), [("a", "c")])
        self.assertEqual(len(list(matrix.neighbours())), 5)

    def test_a_city_that_lies_nearer_to_all_than_they_to_each_other_is_an_end_only(self):
        nodes = ["n%d" % i for i in range(8)]
        pairs = {(x, y): 100 * (j - i) for i, x in enumerate(nodes) for j, y in enumerate(nodes) if i < j}
        pairs.update({(x, "city"): 40 for x in nodes})
        pairs = {tuple(sorted(pair)): km for pair, km in pairs.items()}
        self.assertEqual(Matrix(pairs, partners_of_a_city=1).ends_only, {"city"})


class NetworkTest(SmallGuide):
    def network(self, guide):
        made = CountryNetwork(guide, "KZ")
        made.build_by_matrix()
        made.hang_listed()
        return made

    def test_neighbours_get_lines_of_the_published_length_with_the_stations_between(self):
        lines = {line.id: line for line in self.network(self.line_of_three()).lines}
        self.assertEqual(lines["111111-222222"].points,
                         [("1" * 6, "", 0), ("4" * 6, "", 40), ("2" * 6, "", 100)])
        self.assertEqual(lines["222222-333333"].length, 50)
        self.assertNotIn("111111-333333", lines)

    def test_a_part_of_a_section_gives_the_stations_that_the_list_does_not_name_between_its_nodes(self):
        names = {str(n) * 6: f"С{n}" for n in range(1, 9)}
        km = {1: 0, 4: 10, 5: 20, 6: 30, 7: 40, 8: 50, 2: 60, 3: 90}
        guide = self.guide(
            [(c, n, "68 Кзх", "С1 - 10км") for c, n in names.items() if n not in ("С1", "С2", "С3", "С4")]
            + [(str(n) * 6, f"С{n}", "68 Кзх", "ТП") for n in (1, 2, 3)]
            + [("4" * 6, "С4", "68 Кзх", "111111 С1 - 10км, 222222 С2 - 50км")],
            {"s": (["С1", "С3"], [(str(n) * 6, f"С{n}", (at, 90 - at)) for n, at in km.items()])},
            [("С1", "С2", 60), ("С2", "С3", 30), ("С1", "С3", 90)])
        lines = {line.id: line for n in networks(guide) for line in n.lines}
        self.assertEqual([p[0][0] for p in lines["111111-222222"].points], list("1456782"))

    def test_trains_stop_where_the_matrix_counts_no_way_over(self):
        """A – B – C of 100 and 80 km; from B's other side the pairs to C are printed by another way, so that B – C seems a
        misprint. What lies between B and C, and what hangs between A and B, is reached from both sides all the same."""
        far = {str(n) * 6: f"Д{n}" for n in (6, 7, 8)}
        names = {"1" * 6: "А", "2" * 6: "Б", "3" * 6: "В"} | far
        guide = self.guide(
            [(code, name, "68 Кзх", "ТП") for code, name in names.items()]
            + [("4" * 6, "Между", "68 Кзх", ""), ("5" * 6, "Дальше", "68 Кзх", ""), ("9" * 6, "Ветка", "68 Кзх", "")],
            {"s1": (["А", "Б"], [("1" * 6, "А", (0, 100)), ("4" * 6, "Между", (70, 30)), ("2" * 6, "Б", (100, 0))]),
             "s2": (["Б", "В"], [("2" * 6, "Б", (0, 80)), ("5" * 6, "Дальше", (25, 55)), ("3" * 6, "В", (80, 0))]),
             "s3": (["Между", "Ветка"], [("4" * 6, "Между", (0, 9)), ("9" * 6, "Ветка", (9, 0))])},
            [("А", "Б", 100), ("Б", "В", 80), ("А", "В", 180)]
            + [pair for name in far.values() for pair in ((name, "Б", 300), (name, "А", 400), (name, "В", 500))]
            + [("Д6", "Д7", 600), ("Д6", "Д8", 600), ("Д7", "Д8", 600)])
        with unittest.mock.patch("tariff_guide.network.GAP_PAIRS", 0):
            network = self.network(guide)
        self.assertEqual(list(network.matrix.misprints), [("2" * 6, "3" * 6)])
        graph = network.graph()

        def km(a, b):
            far = graph.distances([(a, copy) for copy in network.places[a]])
            return min(far[(b, copy)] for copy in network.places[b] if (b, copy) in far)
        self.assertEqual(km("2" * 6, "5" * 6), 25)
        self.assertEqual(km("2" * 6, "3" * 6), 80)
        self.assertEqual(km("9" * 6, "3" * 6), 9 + 30 + 80)
        self.assertEqual(km("9" * 6, "2" * 6), 39)
        self.assertEqual(km("6" * 6, "2" * 6), 300)

    def test_other_stations_hang_where_their_section_or_their_row_says(self):
        network = self.network(self.line_of_three())
        far = network.graph().distances([("1" * 6, "")])
        self.assertEqual(far[("5" * 6, "")], 55)
        self.assertEqual(far[("6" * 6, "")], 159)

    def test_a_station_hangs_on_every_copy_of_its_node(self):
        network = CountryNetwork(self.line_of_three(), "KZ")
        network.places["1" * 6] = ["", "2", "3"]
        network._hang_on_copies("1" * 6, "8" * 6, 13)
        self.assertEqual([line.id for line in network.lines],
                         ["stub-111111-888888", "again-111111-888888-2", "again-111111-888888-3"])
        self.assertEqual([line.points for line in network.lines],
                         [[("1" * 6, foot, 0), ("8" * 6, foot, 13)] for foot in ("", "2", "3")])

    def test_a_section_that_only_a_border_point_leads_to_is_a_line_of_its_own(self):
        guide = self.guide(
            [("1" * 6, "А", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "ТП"),
             ("4" * 6, "Остров", "68 Кзх", "111111 А - 5км"), ("5" * 6, "Конец", "68 Кзх", "111111 А - 24км")],
            {"s1": (["А", "Б"], [("1" * 6, "А", (0, 100)), ("2" * 6, "Б", (100, 0))]),
             "s2": (["В (эксп.)", "Конец"], [("9" * 6, "В (эксп.)", (0, 24)), ("4" * 6, "Остров", (5, 19)),
                                             ("5" * 6, "Конец", (24, 0))])},
            [("А", "Б", 100)])
        lines = {line.id: line for n in networks(guide) for line in n.lines}
        self.assertEqual(lines["s2"].points, [("9" * 6, "", 0), ("4" * 6, "", 5), ("5" * 6, "", 24)])
        self.assertEqual([name for name in lines if name.startswith("stub")], [])

    def test_a_shortcut_past_a_node_does_not_shorten_the_pair(self):
        guide = self.guide(
            [("1" * 6, "А", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "ТП"), ("3" * 6, "В", "68 Кзх", "ТП")],
            {"s1": (["А", "Б"], [("1" * 6, "А", (0, 10)), ("9" * 6, "Пост", (9, 1)), ("2" * 6, "Б", (10, 0))]),
             "s2": (["Б", "В"], [("2" * 6, "Б", (0, 10)), ("9" * 6, "Пост", (1, 9)), ("3" * 6, "В", (10, 0))])},
            [("А", "Б", 10), ("Б", "В", 10), ("А", "В", 20)])
        network = self.network(guide)
        self.assertEqual(network.graph().distances([("1" * 6, "")])[("3" * 6, "")], 20)

    def test_a_pair_without_a_way_on_the_ground_is_left_out(self):
        guide = self.guide(
            [("1" * 6, "А", "68 Кзх", "ТП"), ("2" * 6, "Б", "68 Кзх", "ТП"), ("3" * 6, "В", "68 Кзх", "ТП")],
            {"s1": (["А", "Б"], [("1" * 6, "А", (0, 10)), ("2" * 6, "Б", (10, 0))]),
             "s2": (["В", "Г"], [("3" * 6, "В", (0, 5)), ("8" * 6, "Г", (5, 0))])},
            [("А", "Б", 10), ("Б", "В", 46), ("А", "В", 56)])
        network = self.network(guide)
        self.assertEqual(list(network.dropped.values()), [46])

    def test_the_written_table_gives_the_matrix_again(self):
        guide = self.line_of_three()
        lines = trimmed([line for n in networks(guide) for line in n.lines], guide)
        write_sections(self.folder / "rail_sections.csv", lines, guide)
        graph, vertices = read_sections(self.folder / "rail_sections.csv")
        good, rest = compare(graph, vertices, guide.pairs["KZ"], lambda *_: "")
        self.assertEqual((good, rest), (3, []))
        self.assertNotIn("7" * 6, vertices, "a halt is no point of a line")
        self.assertEqual(graph.distances(["1" * 6])["5" * 6], 55)

    def test_a_pair_that_the_sections_do_not_give_is_told(self):
        guide = self.line_of_three()
        lines = [line for n in networks(guide) for line in n.lines]
        write_sections(self.folder / "rail_sections.csv", lines, guide)
        graph, vertices = read_sections(self.folder / "rail_sections.csv")
        good, rest = compare(graph, vertices, {("1" * 6, "3" * 6): 170}, lambda *_: "why")
        self.assertEqual((good, rest), (0, [("1" * 6, "3" * 6, 170, 150, "why")]))


class PlacesTest(SmallGuide):
    def placed(self, places, crossings=()):
        guide = self.line_of_three()
        network = CountryNetwork(guide, "KZ")
        network.build_by_matrix()
        network.hang_listed()
        placer = Placer(guide, network.lines, places, list(crossings), {c: guide.full_name(c) for c in guide.stations})
        placer.place_all()
        return placer

    def test_between_two_places_by_the_kilometres(self):
        placer = self.placed({"1" * 6: Place(70.0, 50.0, "checked"), "2" * 6: Place(71.0, 50.0, "checked")})
        self.assertAlmostEqual(placer.places["4" * 6].lon, 70.4)
        self.assertEqual(placer.places["4" * 6].placement, "interpolated")
        self.assertEqual(placer.places["3" * 6].placement, "nearest")

    def test_a_place_further_off_than_the_kilometres_is_not_believed(self):
        placer = self.placed({"1" * 6: Place(70.0, 50.0, "checked"), "4" * 6: Place(75.0, 50.0, "checked"),
                              "2" * 6: Place(71.0, 50.0, "checked"), "3" * 6: Place(71.5, 50.0, "checked")})
        self.assertEqual(placer.removed, ["4" * 6])
        self.assertEqual(placer.places["4" * 6].placement, "interpolated")

    def test_neighbours_are_drawn_together_until_they_fit_their_kilometres(self):
        placer = self.placed({"1" * 6: Place(70.0, 50.0, "checked"), "2" * 6: Place(71.0, 50.0, "checked")})
        placer.places["2" * 6] = Place(72.0, 50.0, "border")
        placer.draw_together([[("1" * 6, 0), ("2" * 6, 100)]])
        self.assertEqual(placer.places["1" * 6].lon, 70.0, "the less certain place moves")
        self.assertAlmostEqual(straight_km(placer.places["1" * 6], placer.places["2" * 6]), 108, delta=1)

    def test_a_given_place_stays_whatever_contradicts_it(self):
        guide = self.line_of_three()
        network = CountryNetwork(guide, "KZ")
        network.build_by_matrix()
        wrong = {"1" * 6: Place(60.0, 50.0, "checked"), "2" * 6: Place(70.0, 50.0, "checked")}
        placer = Placer(guide, network.lines, wrong, [], {c: guide.full_name(c) for c in guide.stations}, (),
                        {"1" * 6: Place(61.0, 50.0, "checked")})
        placer.remove_contradictions()
        self.assertEqual(placer.removed, ["2" * 6])
        self.assertEqual(placer.places["1" * 6].lon, 61.0)

    def test_a_degree_of_latitude(self):
        self.assertAlmostEqual(straight_km(Place(0, 0, ""), Place(0, 1, "")), 111.195, places=2)


class GraphTest(unittest.TestCase):
    def test_contraction_keeps_the_distances(self):
        graph = Graph()
        graph.add_chain([("a", 0), ("x", 3), ("b", 10)])
        graph.add_chain([("x", 0), ("dead end", 4)])
        graph.add_chain([("b", 0), ("y", 1), ("c", 2)])
        small = graph.contracted({"a", "c"})
        self.assertEqual(set(small.next), {"a", "c"})
        self.assertEqual(small.distances(["a"])["c"], 12)

    def test_no_way_past_a_barred_vertex(self):
        graph = Graph()
        graph.add_chain([("a", 0), ("b", 1), ("c", 2)])
        graph.add_chain([("a", 0), ("d", 5), ("c", 9)])
        self.assertEqual(graph.way("a", "c"), [("a", 0), ("b", 1), ("c", 2)])
        self.assertEqual(graph.way("a", "c", {"b"}), [("a", 0), ("d", 5), ("c", 9)])
        self.assertIsNone(graph.way("a", "c", {"b", "d"}))


class ShippedTablesTest(unittest.TestCase):
    """The tables in data/ fit together."""

    def setUp(self):
        data = pathlib.Path(__file__).resolve().parents[2] / "data"
        with open(data / "rail_sections.csv", encoding="utf-8", newline="") as file:
            self.sections = list(csv.DictReader(file))
        with open(data / "odbl" / "rail_stations.csv", encoding="utf-8", newline="") as file:
            self.stations = {row["id"]: row for row in csv.DictReader(file)}

    def test_kilometres_never_fall_and_every_point_is_a_station(self):
        for row in self.sections:
            last = 0
            for point in row["points"].split(";"):
                name, km = point.split(" ")
                self.assertIn(name.partition("@")[0], self.stations, row["id"])
                self.assertGreaterEqual(int(km), last, row["id"])
                last = int(km)
            self.assertTrue(row["points"].split(";")[0].endswith(" 0"), row["id"])

    def test_ids_are_used_once(self):
        self.assertEqual(len({row["id"] for row in self.sections}), len(self.sections))

    def test_few_neighbours_lie_further_apart_than_their_kilometres(self):
        hops = too_far = 0
        for row in self.sections:
            if row["id"].startswith(("pair-", "end-")):
                continue
            points = [(p.split(" ")[0].partition("@")[0], int(p.split(" ")[1])) for p in row["points"].split(";")]
            placed = [(self.stations[c], km) for c, km in points if self.stations[c]["lon"]]
            for (a, at_a), (b, at_b) in zip(placed, placed[1:]):
                far = straight_km(*(Place(float(x["lon"]), float(x["lat"]), "") for x in (a, b)))
                hops += 1
                too_far += 0.9 * far > at_b - at_a + 0.05
        self.assertLess(too_far, hops / 100)

    def test_placed_stations_lie_in_the_lands_of_the_broad_gauge(self):
        for code, row in self.stations.items():
            self.assertEqual(row["lon"] == "", row["placement"] == "", code)
            if row["lon"]:
                self.assertTrue(19 < float(row["lon"]) < 181 and 35 < float(row["lat"]) < 70, code)


if __name__ == "__main__":
    unittest.main()
