# SPDX-License-Identifier: Apache-2.0
"""Makes tables of the 1520 mm railways out of the tables of Tariff Guide No. 4."""
