#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens a GeoPackage of a route in QGIS without a screen: every layer must take the style stored for it as its own, property by property.
Needs python3-qgis. Usage: QT_QPA_PLATFORM=offscreen python3 open_in_qgis.py FILE [PICTURE.png]"""
import os
import sqlite3
import sys
from xml.etree import ElementTree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import Qgis, QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer  # noqa: E402
from qgis.PyQt.QtCore import QSize  # noqa: E402



def same(read, written):
    """Whether QGIS read what was written: numbers by value, since it writes 3.0 as 3."""
    try:
        return float(read) == float(written)
    except (TypeError, ValueError):
        return read == written


path = os.path.abspath(sys.argv[1])
QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
stored = base.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault ORDER BY id").fetchall()
assert len(stored) == 5, stored
layers = []
for name, style in stored:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid() and layer.crs().authid() == "EPSG:4326", name
    layers.append(layer)
    drawn = ElementTree.fromstring(style)
    renderer = layer.renderer()
    assert renderer.classAttribute() == drawn.find("renderer-v2").get("attr"), name
    found = renderer.categories()
    wanted = drawn.findall("renderer-v2/categories/category")
    assert [(c.value(), c.label()) for c in found] == [(c.get("value"), c.get("label")) for c in wanted], name
    for category, symbol in zip(found, drawn.findall("renderer-v2/symbols/symbol")):
        mark = category.symbol()
        read = mark.symbolLayer(0).properties()
        for prop in symbol.findall("layer/prop"):
            assert same(read.get(prop.get("k")), prop.get("v")), (name, prop.attrib, read)
    assert layer.labelsEnabled() == (drawn.get("labelsEnabled") == "1"), name
    if layer.labelsEnabled():
        labels = layer.labeling().settings()
        look = labels.format()  # kept: what it holds goes with it
        seam = look.buffer()
        text = drawn.find("labeling/settings/text-style")
        assert labels.fieldName == text.get("fieldName") and labels.drawLabels, name
        assert look.size() == float(text.get("fontSize")) and seam.enabled(), name
if len(sys.argv) > 2:
    settings = QgsMapSettings()
    settings.setLayers(layers[::-1])
    settings.setOutputSize(QSize(1500, 900))
    extent = layers[0].extent()
    extent.scale(1.1)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors() and job.renderedImage().save(sys.argv[2])
print(f"QGIS {Qgis.QGIS_VERSION}: {len(layers)} layers open with their styles", flush=True)
os._exit(0)  # QGIS takes its own objects down in an order that Python does not keep
