"""How sure a reading is: the rate at which readings like it were right on the curated judgements."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Reading

PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of features, by language; learned by `kg train`, kept in a readable file."""

    bias: dict[str, float] = field(default_factory=dict)
    features: dict[str, float] = field(default_factory=dict)

    def confidence(self, reading: Reading, lang: str) -> float:
        """Probability that a careful reader would agree, 0 to 1, three decimals."""
        return PRIOR


def load_weights() -> Weights:
    """The weights that come with the program."""
    return Weights()
