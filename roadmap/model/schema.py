"""The model as JSON Schema, so that an editor completes and validates the TOML files."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Part
from roadmap.model.relation import fields
from roadmap.model.settings import Settings

DIALECT = GenerateJsonSchema.schema_dialect


class _Closed(GenerateJsonSchema):
    """A table by key takes no other keys than those of its pattern."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        table = super().dict_schema(schema)
        return {**table, "additionalProperties": False} if "patternProperties" in table else table


def record_schema(lang: str = "vi") -> dict[str, Any]:
    """The schema of a record file: tables keyed by kind and id (JSON Schema 2020-12), labels in `lang`."""
    models = kinds()
    wanted = [(model, "validation") for model in models.values()]
    _, shared = models_json_schema(wanted, by_alias=True, schema_generator=_Closed)  # type: ignore[arg-type]  # literals
    definitions = shared["$defs"]
    for model in _parts(tuple(models.values())):
        _label(definitions[model.__name__], model, lang)
    for model in models.values():
        definition = definitions[model.__name__]
        definition["properties"].pop("id")
        definition["required"] = [name for name in definition.get("required", ()) if name != "id"]
    return {
        "$schema": DIALECT,
        "title": "Bản ghi lộ trình" if lang == "vi" else "Roadmap records",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            kind: {
                "type": "object",
                "title": model.LABEL.of(lang),
                "description": (model.__doc__ or "").partition("\n")[0],
                "propertyNames": {"pattern": ID_PATTERN},
                "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
            }
            for kind, model in models.items()
        },
        "$defs": definitions,
    }


def settings_schema(lang: str = "vi") -> dict[str, Any]:
    """The schema of ``roadmap.toml``."""
    schema = Settings.model_json_schema(schema_generator=_Closed)
    for model in _parts((Settings,)):
        _label(schema if model is Settings else schema["$defs"][model.__name__], model, lang)
    return {"$schema": DIALECT, **schema}


def _parts(models: tuple[type[Part], ...]) -> list[type[Part]]:
    """`models` and every part inside them, each once."""
    found: dict[type[Part], None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting.extend(field.part for field in fields(model) if field.part)
    return list(found)


def _label(definition: dict[str, Any], model: type[Part], lang: str) -> None:
    for field in fields(model):
        said = definition["properties"].get(field.alias)
        if said is None or field.about is None:
            continue
        said["title"] = field.about.label.of(lang)
        help_text = field.about.help.of(lang)
        if field.ref:
            named = ", ".join(field.ref.kinds) or "*"
            help_text = f"{help_text} → {named}".strip()
        if help_text:
            said["description"] = help_text
