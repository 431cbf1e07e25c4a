"""`kg serve`: a build's pages and a read-only SPARQL 1.1 Protocol endpoint over it, on this machine alone."""

from kg.serve.app import Settings, application
from kg.serve.run import run

__all__ = ["Settings", "application", "run"]
