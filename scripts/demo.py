"""The main job on real data: check Vietnam's strategic technologies, draw them, and report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEED = "seeds/vn-strategic-technologies"
EXAMPLE = "examples/edge-ai-camera"
ROADMAP = str(Path(sys.executable).with_name("roadmap"))


def run(*arguments: str, fine: tuple[int, ...] = (0,)) -> None:
    print(f"\n$ roadmap {' '.join(arguments)}", flush=True)
    status = subprocess.run([ROADMAP, *arguments], check=False).returncode
    if status not in fine:
        sys.exit(status)


def main(out: str) -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    run("check", SEED, "--level", "none", fine=(0, 1))
    forms = ("--format", "svg,pdf,png")
    run("draw", "landscape", "-C", SEED, *forms, "--page", "a3", "--out", out)
    for product in ("5g-equipment-systems", "uav-counter-uav"):
        run("draw", "value-chain", product, "-C", SEED, *forms, "--out", out)
    run("draw", "value-chain", "camera-giao-thong", "-C", EXAMPLE, *forms, "--out", out)
    run("report", "effects", "-C", EXAMPLE, "--format", "pdf,html,docx,xlsx,pptx", "--out", out)
    made = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)
    print("\nMở các tệp sau / open these files:")
    for path in made:
        print(f"  {path}")
    print("\nMàn hình lập kế hoạch / the planner's screen:")
    print(f"  {VENV_ROADMAP} tui {SEED}")


ENDINGS = (".svg", ".pdf", ".png", ".html", ".docx", ".xlsx", ".pptx")
VENV_ROADMAP = ".venv/bin/roadmap"

if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "out")
