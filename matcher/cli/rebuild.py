"""`matcher rebuild`: what is kept, made ready for this version of the program and its model."""

from __future__ import annotations

from argparse import Namespace

from matcher.cli.index import STOPPED
from matcher.cli.inputs import kept_settings
from matcher.cli.shell import Shell
from matcher.cli.tally import SOME_FAILED
from matcher.cli.transfer import carry


def run(args: Namespace, shell: Shell) -> int:
    """Make everything ready; what answers by the old goes on doing so until the new is whole.

    0, or 3 if some resumes could not be read anew, which stay as they are.
    """
    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        try:
            tally = carry(service.rebuild(), shell)
        except KeyboardInterrupt:
            shell.say("stopped; what was made ready so far is kept. Run it again to continue.")
            return STOPPED
        model = service.model
    shell.out.write(f"{tally.added:,} resumes made ready, {tally.failed:,} failed\n")
    shell.say(f"the corpus is embedded by {model}")
    return SOME_FAILED if tally.failed else 0
