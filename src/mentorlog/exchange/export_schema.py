"""The JSON Schema of an export, made from the models of the records: docs/reference/export.schema.json.

No command needs it. A test holds that the stored file is what this makes, and that exports are what it says.
"""

from __future__ import annotations

import datetime as dt
import json
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from mentorlog.journal import Kind
from mentorlog.journal.items import State
from mentorlog.journal.records import Goal, Meeting, Person
from mentorlog.practice.leaving.chosen import LeftOut

# What the views do not say: what is private is not there, or wanted; `imported` is for imports.
_INNER = ("private", "imported")
# Texts that are never null.
_ALWAYS_SAID = ("path", "slug", "role", "status", "kind")
ID = "https://json-schema.org/draft/2020-12/schema"
_EXACT = ConfigDict(extra="forbid", strict=True)


class File(BaseModel):
    """A file of the journal: its text, or where that is no UTF-8 its bytes in base64."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"oneOf": [{"required": ["text"]}, {"required": ["base64"]}]},
    )

    path: str
    text: str = Field("", json_schema_extra={"default": None})
    base64: str = Field("", json_schema_extra={"contentEncoding": "base64", "default": None})


class History(BaseModel):
    """What happened to an item."""

    model_config = ConfigDict(extra="forbid", validate_by_name=False)

    date: dt.date
    word: str
    from_: Annotated[dt.date | None, Field(alias="from")]
    text: str


class Item(BaseModel):
    """An item as `list --json` gives it."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: Kind
    state: State | None
    text: str
    owner: str | None
    created: dt.date | None
    due: dt.date | None
    due_by: dt.date | None
    completed: dt.date | None
    dropped: dt.date | None
    person: str | None
    goal: str | None
    meeting: dt.date | None
    path: str
    line: int
    moves: int
    carried: int
    told: bool
    direction: Literal["from", "to"] | None
    detail: list[str]
    private: bool
    history: list[History]


class Measured(BaseModel):
    """A line of a goal's progress."""

    model_config = ConfigDict(extra="forbid")

    date: dt.date
    value: str
    text: str


class Problem(BaseModel):
    """A record that cannot be read."""

    model_config = ConfigDict(extra="forbid")

    path: str
    line: int | None
    fault: str


def export_model() -> type[BaseModel]:
    """The model of an export; every key is there, and no other."""
    plain = _shape(Meeting, "Meeting", (*_INNER, "number", "place", "person"))
    meeting = create_model("MeetingWith", __base__=plain, person=(str, ...))
    met: Any = plain | None
    person = create_model(
        "Person",
        __base__=_shape(Person, "PersonRecord", (*_INNER, "short")),
        next_meeting=(met, ...),
        last_meeting=(met, ...),
    )
    goal = create_model("Goal", __base__=_shape(Goal, "GoalRecord", _INNER), progress=(list[Measured], ...))
    left_out = create_model(
        "LeftOut",
        __config__=_EXACT,
        **{name: (Annotated[int, Field(ge=0)], ...) for name in LeftOut._fields},  # type: ignore[call-overload]
    )
    made: type[BaseModel] = create_model(
        "Export",
        __config__=ConfigDict(extra="forbid", title="An export of a mentorlog journal"),
        __doc__="What `mentorlog export` gives; docs/reference/export.md.",
        schema_=Annotated[Literal[1], Field(alias="schema")],
        date=(dt.date, ...),
        complete=(bool, ...),
        person=(str | None, ...),
        since=(dt.date | None, ...),
        left_out=(left_out, ...),
        files=(list[File], ...),
        people=(list[person], ...),  # type: ignore[valid-type]
        goals=(list[goal], ...),  # type: ignore[valid-type]
        meetings=(list[meeting], ...),  # type: ignore[valid-type]
        items=(list[Item], ...),
        problems=(list[Problem], ...),
    )
    return made


def schema_text() -> str:
    """The text of the schema's file. A reader has to bear with keys that it does not know."""
    model = export_model()
    schema = {"$schema": ID, "title": model.model_config.get("title"), **_open(model.model_json_schema())}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _open(value: Any) -> Any:
    """Without a word against further keys: new ones come within a version (docs/reference/json.md)."""
    if isinstance(value, list):
        return [_open(one) for one in value]
    if not isinstance(value, dict):
        return value
    # Titles are the keys once more. A key named so is an object here.
    return {
        key: _open(one)
        for key, one in value.items()
        if key != "additionalProperties"
        and not (key == "title" and isinstance(one, str))
        and not (key == "default" and one is None)
    }


def _shape(model: type[BaseModel], name: str, without: tuple[str, ...]) -> type[BaseModel]:
    """A record's model as JSON says it: all keys, and null for a text or a day that is not said."""
    fields: dict[str, Any] = {
        key: (_said(field.annotation, is_needed=field.is_required() or key in _ALWAYS_SAID), ...)
        for key, field in model.model_fields.items()
        if key not in without
    }
    made: type[BaseModel] = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    return made


def _said(annotation: Any, *, is_needed: bool) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _shape(annotation, annotation.__name__, ())
    if get_origin(annotation) is tuple:
        return GenericAlias(list, get_args(annotation)[:1])
    if get_origin(annotation) in (Union, UnionType):
        return dt.date | None if dt.date in _plain(annotation) else annotation
    if annotation is str:
        return str if is_needed else str | None
    return annotation


def _plain(annotation: Any) -> list[Any]:
    """The types in a union, without what is annotated to them."""
    return [get_args(one)[0] if get_origin(one) is Annotated else one for one in get_args(annotation)]
