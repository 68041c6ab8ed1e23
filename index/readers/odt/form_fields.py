"""What the form fields and placeholders of an ODT text show."""

from __future__ import annotations

from index.readers.docx.xml import Element, children
from index.readers.signs import TICKED, UNTICKED

_TRUE, _CHECKED = "true", "Checkbox_Checked"


def shows(element: Element) -> bool:
    """Whether what `element` holds is not only what to fill in there."""
    for key, told in element.attrib.items():
        if key.rpartition("}")[2] == "showing-place-holder":
            return bool(told != _TRUE)
    return True


def ticked(mark: Element) -> str:
    """What an old form field for ticking shows; "" where it is another field."""
    if "CHECKBOX" not in "".join(mark.attrib.values()):
        return ""
    told = ("".join(param.attrib.values()) for param in children(mark, "param"))
    return TICKED if any(_CHECKED in t and t.endswith(_TRUE) for t in told) else UNTICKED
