"""The floor: the least that a program of this kind does. Typer with one command, a model, a table."""

from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table


class Entry(BaseModel):
    name: str
    number: int


app = typer.Typer(add_completion=False)


@app.command()
def show(name: Annotated[str, typer.Argument()] = "Ada", number: int = 1) -> None:
    entry = Entry.model_validate({"name": name, "number": number})
    table = Table("name", "number")
    table.add_row(entry.name, str(entry.number))
    Console().print(table)


if __name__ == "__main__":
    app()
