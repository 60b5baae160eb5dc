"""PLOVER and CAMEO as data, and the small module that loads and checks them."""

from dateline.ontology.cameo import CameoCode, cameo_code, load_cameo
from dateline.ontology.plover import EventType, Ontology, load_ontology

__all__ = ["CameoCode", "EventType", "Ontology", "cameo_code", "load_cameo", "load_ontology"]
