"""What the loader itself reports: nothing is built until it is put right."""

from __future__ import annotations

from kg.lint.base import Check

_TOLD = (
    ("yaml-unreadable", "yaml", "The file cannot be opened."),
    ("yaml-size", "yaml", "A file of this size is no curated vocabulary."),
    ("yaml-encoding", "yaml", "Files are UTF-8; guessing an encoding gives wrong characters in silence."),
    ("yaml-syntax", "yaml", "The file is no YAML."),
    ("yaml-tab", "yaml", "YAML forbids tabs in indentation, and elsewhere nobody sees them."),
    ("yaml-control", "yaml", "Control characters break RDF, GraphML and pages."),
    (
        "yaml-duplicate-key",
        "yaml",
        "Of two equal keys, other readers of YAML keep the last and drop the first in silence.",
    ),
    ("yaml-alias", "yaml", "Aliases can blow a small file up beyond all bounds, and are not needed here."),
    ("yaml-tag", "yaml", "Tags can run code in some readers; here every value is text."),
    ("yaml-documents", "yaml", "Only the first document of a file would be read."),
    ("yaml-key", "yaml", "Keys are words."),
    ("yaml-depth", "yaml", "Deep nesting takes parsers down."),
    ("unknown-file", "load", "A file under another name would be left out in silence."),
    ("unknown-key", "load", "A misspelt key would be left out in silence."),
    ("bad-key", "load", "Keys become part of IRIs."),
    ("bad-value", "load", "The value is not of the kind that is wanted there."),
    ("missing-label", "load", "A term without a label cannot be found or shown."),
    ("missing-text", "load", "The entry says nothing without its text."),
    ("missing-claim", "load", "An example without its claim tests nothing."),
    ("missing-property", "load", "A mapping without its property says nothing."),
    ("missing-iri", "load", "A mapping without its IRI says nothing."),
    ("duplicate-id", "load", "One id is one term."),
    ("duplicate-predicate", "load", "One word in one construction states one relation."),
    ("dangling-reference", "load", "A reference to what does not exist."),
    ("ambiguous-reference", "load", "The key stands in several kinds; write kind/key."),
    ("broader-cycle", "load", "A hierarchy with a circle in it has no top."),
)
LOADER = (
    *(Check(code, group, "error", why) for code, group, why in _TOLD),
    Check("empty-file", "load", "warning", "A file of terms that was emptied by mistake takes its terms with it."),
)
