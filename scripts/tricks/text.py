"""Plain texts and Markdown that hold more than they show, and honest ones that come close."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.tricks.case import Case
from scripts.tricks.words import HIDDEN, VISIBLE

TRICKS: dict[str, str] = {
    "comment": "# Jo\n\n<!-- {} -->\n\n- Led a team\n",
    "comment in a line": "# Jo\n\n- Led <!-- {} -->a team\n",
    "comment of lines": "# Jo\n\n<!--\n{}\n-->\n- Led a team\n",
    "link as comment": "# Jo\n\n[//]: # ({})\n\n- Led a team\n",
    "link definition": '# Jo\n\n[x]: https://example.org "{}"\n\n- Led a team\n',
    "hidden element": "# Jo\n\n- Led <span style='display:none'>{}</span>a team\n",
    "hidden by attribute": "# Jo\n\n<p hidden>{}</p>\n\n- Led a team\n",
    "white element": '# Jo\n\n<font color="#fff">{}</font>\n\n- Led a team\n',
    "front matter": "---\ntitle: Jo\nkeywords: [{}]\n---\n# Jo\n\n- Led a team\n",
}
DECOYS: dict[str, str] = {
    "plain": "Jo\n\n- {}\n",
    "arrow": "Jo\n\nC <- B --> A {}\n",
    "code": "# Jo\n\n```\n{}\n```\n",
    "generic type": "Jo\n\nvector<T> {} </T>\n",
    "styled element": "# Jo\n\n- <b style='color:#333'>{}</b>\n",
    "rule and fields": "---\nSkills: {}\nCity: Graz\n---\nLed a team\n",
    "open comment": "Jo\n\n<!-- {}\n",
    "brackets": "Jo\n\n[2019]: {}\n",
    "table": "# Jo\n\n| Skill | Years |\n|---|---|\n| {} | 4 |\n",
    "joiners": "Jo\n\n\u200b{}\u200b \u2014 👩\u200d💻\n",
    "parted letters": "Jo\n\nPy\u200bthon {}\n",
    "look-alikes": "Jo\n\nРуthоn {}\n",
}


def cases() -> Iterator[Case]:
    """Each trick with hidden words, each decoy with visible ones."""
    for name, text in TRICKS.items():
        yield Case(name, text.replace("{}", " ".join(HIDDEN)).encode(), "resume.md", HIDDEN, ())
    for name, text in DECOYS.items():
        data = text.replace("{}", " ".join(VISIBLE)).encode()
        yield Case(name, data, "resume.md", (), VISIBLE, is_trick=False)
