"""The commands, one module for those that are learned together. Each is thin: parse, call, show."""
