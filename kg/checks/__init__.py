"""The checks of an ontology, a module a subject; each module ends in its table."""
