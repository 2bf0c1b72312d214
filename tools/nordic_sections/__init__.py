# SPDX-License-Identifier: Apache-2.0
"""Makes rail_sections_nordic.csv of the register of infrastructure; see __main__."""
