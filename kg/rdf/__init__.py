"""The graph as RDF quads: ontology, sources, claims, affirmed, provenance, network, and the dataset's description."""
