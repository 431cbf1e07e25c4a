"""The commands, one a module: its `command` is what `kg <module>` runs, its docstring the help."""
