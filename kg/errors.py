"""The errors that a user can cause; the command line catches them once."""

from kg.model import Issue


class KgError(Exception):
    """A bad call or bad input; `str(error)` is what the user reads."""

    exit_code = 2


class ConfigurationError(KgError):
    """The ontology or a configuration file cannot be used; `issues` lists every finding."""

    exit_code = 3

    def __init__(self, message: str, issues: tuple[Issue, ...] = ()) -> None:
        super().__init__(message)
        self.issues = issues


class FoundError(KgError):
    """A check found something; the command exits 1."""

    exit_code = 1
