"""Train what matcher/adapter.safetensors holds, on the project's own labelled texts.

    python scripts/train_adapter.py --teacher FOLDER/all-mpnet-base-v2 [--out trained.safetensors]
    python scripts/train_adapter.py --smoke
    python scripts/write_adapter.py trained.safetensors

1. Packs and contrast sets are read (`scripts/truth`), every resume by the project's own parser, and
   labelled lines become labelled passages. What `truth.read` holds out is
   never learned from.
2. The teacher, a cross-encoder on all-mpnet-base-v2, learns to grade passages: 4 epochs.
3. It grades every passage of a requirement's pack and 64 random others.
4. The student, the pinned all-MiniLM-L6-v2 with low-rank changes of rank 48 and heads for late
   interaction, learns from the labels and from these grades: 4 epochs of a schedule made for 7.

FOLDER is a download of sentence-transformers/all-mpnet-base-v2 (config.json, tokenizer.json and
model.safetensors). Without --teacher the student learns from the labels alone. It
took about six minutes on one data-centre GPU. A CPU is enough for --smoke: a few packs, one step,
no teacher unless one is named.

How the shipped adapter was made. On the held-out packs the first passage was right in .842 of the
cases for the teacher, and for the student in .797 after the fourth epoch, .794 after the sixth and
.795 after the seventh; the plain model comes to about .56. The fourth was kept for this figure,
which is therefore a little too kind. It was trained on 393 packs, before others were added and a
few labels mended, from weights rounded to float16 (student) and 8 bits (teacher). A GPU need not
give the same bytes again.

A second run went on from the shipped adapter, from labels alone, with the packs of groups k and l
that are not held out (71) and 40 earlier ones an epoch: three epochs at a rate of 3e-4. On all 99
held-out packs the first passage was right in .776, .770 after the second and the third (before:
.776), so it was not kept. Nor was the mean of the weights after the fourth, sixth and seventh
epoch: .784 there, and no more than before on the pairs of `../shared/data/gold`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from training import labels, lessons, teacher

TRUTH = Path(__file__).parent / "truth"
TEACHER_EPOCHS, EPOCHS, SCHEDULED = 4, 4, 7
OTHERS = 64
SMOKE_PACKS = 4


def options() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    add = parser.add_argument
    add("--teacher", type=Path, metavar="FOLDER", help="all-mpnet-base-v2; none: labels alone")
    add("--truth", type=Path, default=TRUTH, help="folder of packs/ and contrast/")
    add("--out", type=Path, default=Path("trained.safetensors"), help="file to write")
    add("--smoke", action="store_true", help="a few packs, one step")
    return parser


def main() -> None:
    args = options().parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.backends.cuda.matmul.allow_tf32 = True
    few = SMOKE_PACKS if args.smoke else None
    packs = labels.packs(args.truth / "packs", held_out=False, most=few)
    held_out = labels.packs(args.truth / "packs", held_out=True, most=few)
    sets = labels.contrasts(args.truth / "contrast", few)
    print(f"{len(packs)} packs, {len(held_out)} held out, {len(sets)} contrast sets", flush=True)
    graded: dict[labels.Ask, teacher.Graded] = {}
    if args.teacher:
        grader = teacher.train(
            args.teacher, packs, sets, 1 if args.smoke else TEACHER_EPOCHS, device
        )
        print(f"teacher: evidence@1 {lessons.evidence_at_1(grader, held_out):.3f}", flush=True)
        graded.update(teacher.grades(grader, packs, sets, OTHERS))
        del grader
    epochs = 1 if args.smoke else EPOCHS
    student = lessons.train(packs, sets, graded, held_out, epochs, SCHEDULED, device)
    student.save(args.out)
    print(f"wrote {args.out}, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
