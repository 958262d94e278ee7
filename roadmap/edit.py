"""The idea of an edit: a function from a roadmap to a roadmap, one file each in ``roadmap/edits``.

The file, the function and the command are the same word::

    @edit
    def rename(roadmap: Roadmap, id: str, new: str) -> Roadmap:
        ...

The module's docstring is the command's help (English, then Vietnamese), its page and its test: the lines ``Run:``,
``Before:`` and ``After:`` hold an example that is executed. The function's parameters are the command's arguments. An
edit knows nothing of files: what changed is found by comparing, and undoing it is making those changes backwards.

This module is imported by ``roadmap --help`` and must stay light.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from roadmap.model.record import Record
    from roadmap.model.roadmap import Roadmap
    from roadmap.model.text import Text

    Function = Callable[..., Roadmap]
    Path = tuple[str, ...]


class Parameter(NamedTuple):
    """One argument of an edit.

    Attributes:
        name: its name in Python; on the command line with hyphens.
        form: ``text``, ``texts`` (one or more) or ``flag``.
        needed: whether it must be given; those that need not be are options.
        help: what it means, in English.
    """

    name: str
    form: str
    needed: bool
    help: str


class Edit(NamedTuple):
    """One edit.

    Attributes:
        name: its name, with hyphens.
        function: what does it.
        parameters: what it takes beside the roadmap.
    """

    name: str
    function: Function
    parameters: tuple[Parameter, ...]


_REGISTER: dict[str, Edit] = {}
_FORMS = {"str": "text", "bool": "flag", "tuple[str, ...]": "texts"}


def edit(function: Function) -> Function:
    """Register the decorated function as an edit.

    Raises:
        KeyError: a parameter is of a type that the command line cannot offer, or its docstring does not explain it.
    """
    code = function.__code__
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    optional = {*(function.__kwdefaults__ or ()), *names[len(names) - len(function.__defaults__ or ()) :]}
    helps = _helps(function.__doc__ or "")
    parameters = tuple(
        Parameter(name, _FORMS[function.__annotations__[name]], name not in optional, helps[name]) for name in names
    )
    name = function.__name__.replace("_", "-")
    _REGISTER[name] = Edit(name, function, parameters)
    return function


def _helps(documentation: str) -> dict[str, str]:
    """Parameter -> its line under ``Args:``."""
    rows = documentation.partition("Args:\n")[2].partition("\n\n")[0].splitlines()
    pairs = (row.strip().partition(": ") for row in rows)
    return {name: help for name, _, help in pairs if name.isidentifier()}


def named(name: str) -> Edit:
    """The edit called `name`.

    Raises:
        ImportError: there is none.
    """
    from importlib import import_module

    import_module(f"roadmap.edits.{name.replace('-', '_')}")
    return _REGISTER[name]


@cache
def edits() -> dict[str, Edit]:
    """Every edit by name."""
    from importlib import import_module
    from pathlib import Path

    for file in sorted(Path(__file__).parent.joinpath("edits").glob("[!_]*.py")):
        import_module(f"roadmap.edits.{file.stem}")
    return dict(sorted(_REGISTER.items()))


def label(function: Function, arguments: Mapping[str, object], reason: str = "") -> Text:
    """What an edit does, for the record: its first sentence, what it was told, and why.

    The reason stands on a line of its own, in the form that git's history is read for reasons:
    ``Reason(camera): the decree is late``.
    """
    import sys

    from roadmap.locale.value import shorten
    from roadmap.model.text import Text
    from roadmap.safe import visible

    reason = " ".join(visible(reason).split())
    english, _, rest = (sys.modules[function.__module__].__doc__ or function.__name__).partition("\n\n")
    vietnamese = rest.partition("\n\n")[0] or english
    texts = (one if isinstance(one, tuple) else (one,) for one in arguments.values() if not isinstance(one, bool))
    told = " ".join(visible(str(word)) for words in texts for word in words if word)
    named = arguments.get("ids") or (arguments.get("id") or "",)
    ids = [str(id) for id in (named if isinstance(named, tuple) else (named,)) if id]
    why = [f"\nReason({id}): {reason}" for id in ids] if ids else [f"\nReason: {reason}"]
    said = (f": {shorten(told, _LONGEST_TOLD)}" if told else "") + ("".join(why) if reason else "")
    return Text(*(" ".join(text.split()).rstrip(".") + said for text in (vietnamese, english)))


_LONGEST_TOLD = 100
_MOST_TOLD = 4


def together_label(steps: Sequence[tuple[Function, Mapping[str, object]]], reason: str = "") -> Text:
    """What several edits made as one do: what each does, the first few of them; why stands once, below."""
    from roadmap.model.text import Text

    told = [label(function, arguments) for function, arguments in steps]
    more = f"; … (+{len(told) - _MOST_TOLD})" if len(told) > _MOST_TOLD else ""
    whys = [said.partition("\n")[2] for said in label(*steps[0], reason)]
    heads = ("; ".join(one[n] for one in told[:_MOST_TOLD]) + more for n in range(len(whys)))
    return Text(*(f"{head}\n{why}" if why else head for head, why in zip(heads, whys, strict=True)))


# --- what edits are made of ------------------------------------------------------------------------------------------


def with_values(record: Record, values: Mapping[Path, Any]) -> Record:
    """`record` with other values in some of its fields.

    Args:
        record: a record.
        values: path of a field -> its value as in a :data:`roadmap.model.table.Table`; ``ABSENT`` takes it away.

    Raises:
        RoadmapError: a value does not fit its field; said in the words of ``roadmap check``.
    """
    from roadmap.model.change import put
    from roadmap.model.table import table

    laid: Any = table(record)
    for path, value in values.items():
        laid = put(laid, path, value)
    return made(type(record), record.id, laid)


def made(kind: type[Record], id: str, laid: Mapping[str, Any]) -> Record:
    """A record of `kind` from its table.

    Raises:
        RoadmapError: something does not fit; said in the words of ``roadmap check``.
    """
    from roadmap.fitting.fit import fit
    from roadmap.model.finding import RoadmapError
    from roadmap.model.table import said

    fitted = fit(kind, said(kind, dict(laid)), id=id)
    if fitted.misfits:
        raise RoadmapError(fitted.misfits[0].message)
    record: Record = fitted.value
    return record


def repointed(record: Record, names: Mapping[str, str], *, keep: bool = False) -> Record:
    """`record` with its references to some ids pointing at others, or taken away where the new id is empty.

    Where both are referred to already, the two references become one. A reference that would lead to the record itself
    is taken away: nothing follows, or depends on, itself.

    Args:
        record: a record.
        names: old id -> new id.
        keep: where two references that become one carry different things, keep what the one to the new id carries.

    Raises:
        RoadmapError: two references that become one carry different things, and it is not said which to keep.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.change import ABSENT, at, put
    from roadmap.model.finding import RoadmapError
    from roadmap.model.relation import links
    from roadmap.model.table import table

    laid: Any = table(record)
    for link in links(record):
        if link.target not in names:
            continue
        new = names[link.target]
        new = "" if new == record.id else new
        if at(laid, link.path) == link.target:
            laid = put(laid, link.path, new or ABSENT)
            continue
        above = link.path[:-1]
        carried, there = at(laid, link.path), at(laid, (*above, new))
        if new and there not in (ABSENT, {}, carried) and carried != {} and not keep:
            message = phrase("`{field}` of `{id}` links both `{old}` and `{new}`, each in its own way",
                             "`{field}` của `{id}` liên kết cả `{old}` và `{new}`, nội dung khác nhau",
                             field=".".join(above), id=record.id, old=link.target, new=new)  # fmt: skip
            hint = phrase("Take one of the two links away first: roadmap unlink {id} {field} {old}",
                          "Hãy bỏ một trong hai liên kết trước: roadmap unlink {id} {field} {old}",
                          field=".".join(above), id=record.id, old=link.target)  # fmt: skip
            raise RoadmapError(message, hint)
        laid = _rekeyed(laid, above, link.target, new)
        if new and there == {}:
            laid = put(laid, (*above, new), carried)
    return made(type(record), record.id, laid)


def _rekeyed(laid: Any, above: Path, old: str, new: str) -> Any:
    """`laid` with the key `old` of the table at `above` named `new`, in its place; without it where `new` is empty."""
    from roadmap.model.change import ABSENT, at, put

    held = at(laid, above)
    others = set(held) - {old}
    kept = {new if key == old else key: one for key, one in held.items() if key != old or (new and new not in others)}
    return put(laid, above, kept or ABSENT)


def referring(roadmap: Roadmap, ids: Iterable[str]) -> list[Record]:
    """The records that refer to any of `ids`."""
    from roadmap.model.relation import links

    wanted = set(ids)
    return [record for record in roadmap if any(link.target in wanted for link in links(record))]
