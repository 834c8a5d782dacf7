"""Measures the program, with the network it carries, on pictures whose meshes are known; beside the inflated outline.

    python evaluate.py --program PATH/TO/orfeas --pictures PATH/TO/dev --scorer PATH/TO/score.py --out PATH/TO/results

PICTURES holds NAME.png and NAME.npz as the scorer wants them. Writes OUT/meshes, OUT/rows.json, OUT/inflate.json (kept
and used again when it exists) and OUT/scores.json (means; export.py --scores puts them into the manifest), and prints
the table. --network measures an ONNX file through surface.py instead of the program.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

KEYS = (("cd", "CD"), ("f02", "F@.02"), ("f05", "F@.05"), ("f10", "F@.1"), ("psnr", "PSNR"), ("closed", "closed"))


def run(*command):
    command = [str(word) for word in command]
    print("$ " + " ".join(Path(word).name for word in command[:8]), flush=True)
    subprocess.run(command, check=True)


def scored(scorer, pictures, out, *arguments):
    """Means of one run of the scorer; its rows are kept in `out`."""
    run(sys.executable, scorer, "--truth", pictures, "--json", out, *arguments)
    return json.loads(out.read_text())["mean"]


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", type=Path)
    p.add_argument("--network", type=Path, help="ONNX file, measured without the program")
    p.add_argument("--pictures", type=Path, required=True)
    p.add_argument("--scorer", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--arguments", nargs="*", default=[], help="more arguments for the program")
    a = p.parse_args()
    if (a.program is None) == (a.network is None):
        p.error("give either --program or --network")
    meshes = a.out / "meshes"
    meshes.mkdir(parents=True, exist_ok=True)
    for old in meshes.glob("*.glb"):
        old.unlink()
    if a.program:
        pictures = sorted(a.pictures.glob("*.png"))
        run(a.program, "generate", *pictures, "--out", meshes, "--format", "glb", *a.arguments)
    else:
        run(sys.executable, Path(__file__).with_name("surface.py"), "--network", a.network, "--pictures", a.pictures, "--out", meshes)
    kept = a.out / "inflate.json"
    inflate = json.loads(kept.read_text())["mean"] if kept.exists() else scored(a.scorer, a.pictures, kept, "--baseline", "inflate")
    ours = scored(a.scorer, a.pictures, a.out / "rows.json", "--meshes", meshes)
    measured = "program" if a.program else "surface.py"
    scores = {"set": a.pictures.name, "measured": measured, "orfeas": ours, "inflate": inflate}
    scores = {k: {m: round(v, 5) for m, v in s.items()} if isinstance(s, dict) else s for k, s in scores.items()}
    (a.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")
    print("| | " + " | ".join(label for _, label in KEYS) + " |")
    print("|---" * (len(KEYS) + 1) + "|")
    for name, mean in (("inflated outline", inflate), ("orfeas", ours)):
        print(f"| {name} | " + " | ".join(f"{mean[key]:.4f}" for key, _ in KEYS) + " |")
