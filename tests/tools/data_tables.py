# SPDX-License-Identifier: Apache-2.0
"""The fact tables of the project as they are, for tests of the tools that write them."""

import csv
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"


def rows_of(name):
    """The rows of a table, such as rail_stations_nordic.csv."""
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
