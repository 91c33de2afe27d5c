"""The command line: parse, call, show. The only room that knows typer, the terminal and the clock."""
