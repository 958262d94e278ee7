"""The groups of the landscape, with the products and technologies that stand under each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from roadmap.graph.responsibility import natural
from roadmap.graph.survey import Survey
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Listing, Product, Technology
from roadmap.model.text import Lang, Text

_UNGROUPED = Text("Chưa xếp nhóm", "No group")
_UNLISTED = Text("Ngoài danh mục hiện hành", "Not in the list in force")
WHOLE = Text("Công nghệ, sản phẩm của kế hoạch", "Technologies and products of the plan")


class Place(NamedTuple):
    """A group or a heading of our own, with the products under it and the technologies that none of them uses.

    Of these, some no product uses, and some are used by products of other groups.
    """

    id: str
    heading: str
    code: str
    products: tuple[tuple[Product, Listing | None], ...]
    loose: tuple[Technology, ...]
    elsewhere: tuple[Technology, ...] = ()
    record: Group | None = None

    @property
    def beside(self) -> tuple[Technology, ...]:
        """Its technologies that no product under it uses."""
        return (*self.loose, *self.elsewhere)


def every_place(survey: Survey, lang: Lang) -> list[Place]:
    """Everything to draw: groups of the lists in force in their order, then what is in no group and in no list."""
    lists = survey.catalogues_in_force
    groups = sorted(
        (group for group in survey.of(Group) if group.catalogue in lists), key=lambda group: natural(group.code)
    )
    by_group: dict[str, list[tuple[Product, Listing | None]]] = defaultdict(list)
    known = {group.id for group in groups}
    for product in survey.of(Product):
        listing = next((product.listings[id] for id in product.listings if id in lists), None)
        if listing:
            by_group[listing.group if listing.group in known else ""].append((product, listing))
        elif survey.live(product):
            by_group["*"].append((product, None))
    for members in by_group.values():
        members.sort(key=lambda member: natural(member[1].code if member[1] else ""))
    used = {id for members in by_group.values() for product, _ in members for id in product.uses}
    loose: dict[str, list[Technology]] = defaultdict(list)
    for technology in survey.of(Technology):
        if technology.id not in used and survey.live(technology):
            loose[next((id for id in technology.groups if id in known), "*")].append(technology)
    found = []
    for group in groups:
        own = {id for product, _ in by_group[group.id] for id in product.uses}
        elsewhere = (one for one in survey.of(Technology) if one.id in used - own and group.id in one.groups)
        products, alone = tuple(by_group[group.id]), tuple(loose[group.id])
        found.append(Place(group.id, group.label(lang), group.code, products, alone, tuple(elsewhere), group))
    for id, heading in (("", _UNGROUPED), ("*", _UNLISTED if lists else WHOLE)):
        if by_group[id] or loose[id]:
            found.append(Place(id, heading.of(lang), "", tuple(by_group[id]), tuple(loose[id])))
    return found


def technologies_in(survey: Survey, chosen: Sequence[Place]) -> dict[str, Technology]:
    """The technologies in some places, by id."""
    found = {technology.id: technology for place in chosen for technology in place.beside}
    for place in chosen:
        for product, _ in place.products:
            for technology in core_technologies(survey, product):
                found[technology.id] = technology
    return found


def core_technologies(survey: Survey, product: Product) -> list[Technology]:
    """The technologies on record that a product uses."""
    found = (survey.roadmap.find(Technology, id) for id in product.uses)
    return [technology for technology in found if technology]
