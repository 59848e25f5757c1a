"""`python -m training` trains the pipeline from treebanks; `python -m training evaluate` measures one and writes its model card."""

import argparse
import sys
from pathlib import Path

from training.stages import STAGES, Run, run_stages

ROOT = Path(__file__).parent.parent


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("train", "evaluate"), default="train")
    parser.add_argument("--treebanks", type=Path, default=ROOT.parent / "shared" / "treebanks", help="folder of CoNLL-U and IOB2 files")
    parser.add_argument("--work", type=Path, default=ROOT / "training" / "work", help="where stages leave their results")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", choices=tuple(STAGES), help="run again from this stage on")
    parser.add_argument("--only", choices=tuple(STAGES), help="run this stage and no other")
    parser.add_argument("--model", type=Path, default=ROOT / "graph" / "language" / "model", help="the pipeline that `evaluate` measures")
    return parser.parse_args()


def main() -> int:
    """Run what the command line asks for."""
    given = arguments()
    if not (given.treebanks / "ewt_train.conllu").is_file():
        print(f"{given.treebanks}: there is no ewt_train.conllu; see training/README.md for where the treebanks come from", file=sys.stderr)
        return 2
    if given.command == "evaluate":
        from training.card import write_card
        from training.evaluate import evaluate

        print(write_card(given.model, evaluate(given.model, given.treebanks)))
    else:
        run_stages(Run(given.treebanks, given.work, given.seed), first=given.first, only=given.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
