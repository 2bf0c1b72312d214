# SPDX-License-Identifier: Apache-2.0
"""Makes rail_sections_india.csv from the timetable kilometres of Indian Railways; see __main__."""
