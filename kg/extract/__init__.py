"""Sentences and mentions → readings, one reader a language."""
