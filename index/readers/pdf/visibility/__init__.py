"""Which glyphs of a page a reader sees, and why not: `sight.look` is the front.

::

    scene     what is drawn on the page besides text, and its annotations
    drawn     the glyphs as arrays: where their ink should be
    overlaps  glyphs that share their place with others
    ink       one small grey picture: glyphs whose ink is plainly there, alone, on bare paper
    toggled   for the rest: two pictures, with and without them; what differs is seen
    reasons   for those that change nothing: why
    sight     all of it, a page at a time
"""
