"""The parts of scripts/train_adapter.py: labels, tokens, the teacher, the student, its lessons."""
