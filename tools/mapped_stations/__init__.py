# SPDX-License-Identifier: Apache-2.0
"""Makes odbl/mapped_stations.csv of stations of OpenStreetMap; see __main__."""
