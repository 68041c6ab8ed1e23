"""Which glyphs of a page a reader sees, and why not the others: `sight.look` is the front.

::

    scene       what a page draws, in its order, and its annotations
    actual      what the file says of its glyphs to programs alone is forgotten
    drawn       the glyphs as arrays: where their ink should be
    overlaps    glyphs that share their place with others
    ink         one small grey picture: glyphs whose ink is plainly there, alone, on bare paper
    pieces      the text objects of all other glyphs
    toggled     two pictures, with those objects and without: what differs is seen
    stencils    the same for letters that only clip what is painted through them
    contrast    when two colours are one to a reader
    overprints  words that others are printed over: seen, and not to be read
    reasons     why what changes nothing is not seen
    sight       all of it, a page at a time
"""
