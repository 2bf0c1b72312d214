#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks OSRM's contraction hierarchy for matrices: osrm_peer.py FOLDER_OF_PROGRAMS GRAPH RUNS

osrm_peer.py --connected GRAPH OUTPUT writes the largest strongly connected part of a graph, which is what both sides
have to be asked of: OSRM takes the next road instead where a place has none.

The programs are those of the wheel osrm-bindings 26.10.0 (osrm/bin). The graph becomes OpenStreetMap data (package
osmium), a way an arc, whose weight is its duration in seconds; turns are free. OSRM reckons in tenths of seconds, so
its sums are exact. It answers by HTTP: what is told is the server's processor time, so finding the nearest roads and
writing the answer as text are in it.
"""

import http.client
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from python_peer import Graph, Questions, measure

PORT = 5973
PROFILE = """
api_version = 4
function setup()
  return {properties = {weight_name = 'duration', u_turn_penalty = 0, traffic_signal_penalty = 0,
                        continue_straight_at_waypoint = false, use_turn_restrictions = false}}
end
function process_node(profile, node, result) end
function process_way(profile, way, result)
  result.duration = tonumber(way:get_value_by_key('duration'))
  result.forward_mode = mode.driving
  result.backward_mode = way:get_value_by_key('oneway') and mode.inaccessible or mode.driving
end
function process_turn(profile, turn) turn.duration = 0; turn.weight = 0 end
return {setup = setup, process_node = process_node, process_way = process_way, process_turn = process_turn}
"""


def write_connected(source, target):
    import numpy
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = Graph(source)
    tails, heads, weights = numpy.array(graph.arcs).T
    shape = (len(graph.places),) * 2
    _, part = connected_components(coo_array((weights, (tails, heads)), shape=shape), connection="strong")
    kept = part == numpy.bincount(part).argmax()
    number = numpy.cumsum(kept) - 1
    with open(target, "w", encoding="ascii") as file:
        file.writelines(f"v {lat:.6f} {lon:.6f}\n" for (lat, lon), is_in in zip(graph.places, kept) if is_in)
        file.writelines(f"a {number[t]} {number[h]} {w}\n" for t, h, w in graph.arcs if kept[t] and kept[h])


def write_openstreetmap(graph, path):
    """Arcs to and fro of one weight are one way."""
    import osmium

    writer = osmium.SimpleWriter(str(path))
    for number, (lat, lon) in enumerate(graph.places, 1):
        writer.add_node(osmium.osm.mutable.Node(id=number, location=(lon, lat)))
    arcs = set(graph.arcs)
    for number, (tail, head, weight) in enumerate(graph.arcs, 1):
        is_two_way = (head, tail, weight) in arcs
        if tail == head or (is_two_way and tail > head):
            continue
        tags = {"highway": "road", "duration": str(weight), **({} if is_two_way else {"oneway": "yes"})}
        writer.add_way(osmium.osm.mutable.Way(id=number, nodes=[tail + 1, head + 1], tags=tags))
    writer.close()


class Server:
    def __init__(self, programs, graph):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        (folder / "profile.lua").write_text(PROFILE, encoding="ascii")
        write_openstreetmap(graph, folder / "graph.osm.pbf")
        self.steps = [
            [programs / "osrm-extract", "-t", "1", "-p", folder / "profile.lua", folder / "graph.osm.pbf"],
            [programs / "osrm-contract", "-t", "1", folder / "graph.osrm"],
        ]
        options = ["-t", "1", "-i", "127.0.0.1", "-p", str(PORT), "--max-table-size", "10000", "-l", "ERROR"]
        self.command = [programs / "osrm-routed", *options, folder / "graph.osrm"]

    def prepare(self):
        for step in self.steps:
            subprocess.run(step, check=True, stdout=subprocess.DEVNULL)

    def start(self):
        self.program = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        for _ in range(600):
            try:
                http.client.HTTPConnection("127.0.0.1", PORT).connect()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("osrm-routed does not answer")

    def stop(self):
        self.program.terminate()
        self.program.wait()
        self.folder.cleanup()

    def processor_seconds(self):
        tasks = pathlib.Path(f"/proc/{self.program.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def matrix(self, origins, destinations, places):
        """The text of the answer, row by row."""
        nodes = [*origins, *destinations]
        coordinates = ";".join(f"{places[n][1]:.6f},{places[n][0]:.6f}" for n in nodes)
        sources = ";".join(map(str, range(len(origins))))
        targets = ";".join(map(str, range(len(origins), len(nodes))))
        options = f"sources={sources}&destinations={targets}&generate_hints=false&skip_waypoints=true"
        connection = http.client.HTTPConnection("127.0.0.1", PORT)  # one that waits for its turn would be closed
        connection.request("GET", f"/table/v1/driving/{coordinates}?{options}")
        return connection.getresponse().read()


def told(answer):
    rows = json.loads(answer)["durations"]
    return [None if seconds is None else round(seconds) for row in rows for seconds in row]


def main():
    if sys.argv[1] == "--connected":
        write_connected(sys.argv[2], sys.argv[3])
        return
    programs, path, runs = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    graph = Graph(path)
    asked = Questions(graph)
    server = Server(programs, graph)

    def children_seconds():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    measure("R8 prepare", 1, server.prepare, lambda _: [], children_seconds)
    server.start()
    for name, origins, destinations in [
        ("R5 matrix 300 x 300", asked.square_from, asked.square_to),
        ("R5 1 x 5,000, targets pinned", asked.origins[:1], asked.many_to),
    ]:
        work = lambda: server.matrix(origins, destinations, graph.places)  # noqa: B023, E731 - done before the next
        measure(name, runs, work, told, server.processor_seconds)
    server.stop()


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C")
    main()
