"""Files that commands write beside a workspace: which, where, and each replaced as a whole."""

from __future__ import annotations

import argparse
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from roadmap.model.finding import RoadmapError


def members(package: str) -> list[str]:
    """The names of the members of a package of ours: its modules that do not begin with an underscore."""
    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), *package.split("."))  # noqa: PTH118, PTH120
    return sorted(
        name[:-3].replace("_", "-")
        for name in os.listdir(folder)  # noqa: PTH208 - pathlib costs a third of the time of --help
        if name.endswith(".py") and not name.startswith("_")
    )


def formats(known: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """What reads a list of formats, such as ``svg,png``, from the command line."""

    def read(text: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
        if not chosen or not set(chosen) <= set(known):
            raise argparse.ArgumentTypeError(f"{text!r}: choose from {', '.join(known)}")
        return chosen

    return read


def target(
    where: str, wanted: tuple[str, ...], known: Sequence[str], usual: str, count: int
) -> tuple[Path, str, tuple[str, ...]]:
    """The folder, the files' name where one is given, and the formats.

    Args:
        where: a folder or a file, as asked for.
        wanted: the formats asked for; none where the file's ending tells.
        known: all formats.
        usual: the format where nothing tells.
        count: how many things are written.

    Raises:
        RoadmapError: one file name for several things, its ending is not the one format asked for, or it names an
            existing file that is nothing of the kind.
    """
    from pathlib import Path

    from roadmap.model.finding import RoadmapError
    from roadmap.model.text import Text

    out = Path(where)
    ending = out.suffix[1:].lower()
    chosen = wanted or (ending if ending in known and not out.is_dir() else usual,)
    if out.is_dir() or ending not in known:
        if out.exists() and not out.is_dir():
            endings = ", ".join(f".{form}" for form in known)
            raise RoadmapError(
                Text(f"{out.name} là tệp đã có, không phải thư mục.", f"{out.name} is an existing file, not a folder."),
                Text(
                    f"Nêu thư mục, hoặc tên tệp có đuôi {endings}.", f"Name a folder, or a file that ends in {endings}."
                ),
            )
        return out, "", chosen
    folder = Text("Nêu thư mục thay cho tên tệp.", "Name a folder instead.")
    if count > 1 or len(chosen) > 1:
        raise RoadmapError(
            Text(
                f"Không ghi nhiều tệp vào một tên tệp được: {out.name}", f"One file name for several files: {out.name}"
            ),
            folder,
        )
    if chosen != (ending,):
        raise RoadmapError(
            Text(f"Tên tệp {out.name} trái với --format {chosen[0]}.", f"{out.name} contradicts --format {chosen[0]}."),
            Text(
                f"Bỏ --format, hoặc đặt tên tệp có đuôi .{chosen[0]}.",
                f"Leave --format out, or let the name end in .{chosen[0]}.",
            ),
        )
    return out.parent, out.stem, chosen


def not_to_standard_output(texts: Sequence[str]) -> RoadmapError:
    """That standard output takes one file, of one of the formats `texts`, of which there are several."""
    from roadmap.model.finding import RoadmapError
    from roadmap.model.text import Text

    first, last = ", ".join(texts[:-1]), texts[-1]
    return RoadmapError(
        Text(
            f"Đầu ra chuẩn chỉ nhận một tệp {first} hoặc {last}.", f"Standard output takes one {first} or {last} file."
        ),
        Text("Nêu thư mục bằng --out.", "Name a folder with --out."),
    )


def replace_file(path: Path, content: bytes) -> None:
    """Replace the file as a whole, so that a viewer never sees half of it.

    Raises:
        OSError: the file cannot be written; it is the one named, and nothing else stays behind.
    """
    import contextlib
    import tempfile
    from pathlib import Path as Paths

    made: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".~", delete=False) as file:
            made = Paths(file.name)
            file.write(content)
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        if made:
            with contextlib.suppress(OSError):
                made.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from None


def complain_of_letters(lacking: set[str], lang: str) -> None:
    """Say which characters the pictures show as boxes."""
    from roadmap.cli import _print
    from roadmap.model.text import Text

    some = " ".join(sorted(lacking)[:10]) + (" …" if len(lacking) > 10 else "")
    said = Text(
        f"{len(lacking)} ký tự không có trong phông chữ, thành ô vuông trong ảnh và PDF: {some}",
        f"{len(lacking)} characters are not in the fonts and are boxes in pictures and PDF: {some}",
    )
    hint = Text(
        "SVG và HTML hiện được chúng bằng phông chữ của máy.", "SVG and HTML show them with the machine's fonts."
    )
    _print.complain(said.of("en" if lang == "en" else "vi"), hint.of("en" if lang == "en" else "vi"))
