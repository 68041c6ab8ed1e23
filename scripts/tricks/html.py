"""Pages whose styles keep a text from being seen, and honest pages that come close."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.tricks.case import Case
from scripts.tricks.words import HIDDEN, VISIBLE

# name -> style sheet, and the markup around the stuffed words {}
TRICKS: dict[str, tuple[str, str]] = {
    "display none": ("", '<div style="display:none">{}</div>'),
    "display none important": ("p{display:block}.x{display:none!important}", '<p class="x">{}</p>'),
    "visibility hidden": ("", '<span style="visibility: hidden">{}</span>'),
    "visibility collapse": (".c{visibility:collapse}", '<p class="c">{}</p>'),
    "hidden attribute": ("", "<p hidden>{}</p>"),
    "class": (".kw{display:none}", '<p class="a kw b">{}</p>'),
    "id": ("#kw{display:none}", '<p id="kw">{}</p>'),
    "tag": ("em{display:none}", "<p>x <em>{}</em></p>"),
    "descendant": ("main .a i{display:none}", '<main><p class="a">x <b><i>{}</i></b></p></main>'),
    "child": (".a > p{display:none}", '<div class="a"><p>{}</p></div>'),
    "sibling": ("h6 + p{display:none}", "<h6>x</h6><p>{}</p>"),
    "later sibling": ("h6 ~ p{display:none}", "<h6>x</h6><div>y</div><p>{}</p>"),
    "attribute": ('[data-k^="se"]{display:none}', '<p data-k="seo">{}</p>'),
    "last child": ("div.l p:last-child{display:none}", '<div class="l"><p>x</p><p>{}</p></div>'),
    "nth child": ("ul.n li:nth-child(2n){display:none}", '<ul class="n"><li>x<li>{}</ul>'),
    "not": ("p:not(.a):not(:first-child){display:none}", "<p>x</p><p>{}</p>"),
    "escaped class": (r".md\:x{display:none}", '<p class="md:x">{}</p>'),
    "nested rule": (".a{color:red;.b &,p{display:none}}", '<div class="a"><p>{}</p></div>'),
    "media screen": ("@media screen{.s{display:none}}", '<p class="s">{}</p>'),
    "media width": ("@media (min-width:600px){.s{display:none}}", '<p class="s">{}</p>'),
    "supports": ("@supports (display:grid){.s{display:none}}", '<p class="s">{}</p>'),
    "layer": ("@layer a{.s{display:none}}", '<p class="s">{}</p>'),
    "media in parts": (
        "@media (width<9px) or (99px<=width<2000px){@media (resolution:1dppx){.s{display:none}}}",
        '<p class="s">{}</p>',
    ),
    "media of a kind": ("@media not (monochrome){.s{display:none}}", '<p class="s">{}</p>'),
    "variable with capitals": (":root{--Show:none}.s{display:var(--Show)}", '<p class="s">{}</p>'),
    "against no value": ("", '<p style="display:none;display:blok">{}</p>'),
    "against no colour": ("", '<p style="color:#fff;color:redd">{}</p>'),
    "against no size": ("", '<p style="font-size:1px;font-size:16">{}</p>'),
    "one of several of which one is none": ("p:is(.s,:::x){display:none}", '<p class="s">{}</p>'),
    "attribute in any case": ("[data-k=SEO i]{display:none}", '<p data-k="seo">{}</p>'),
    "in any namespace": ("*|p{display:none}", "<p>{}</p>"),
    "not to be written": ("p:read-only:defined{display:none}", "<p>{}</p>"),
    "behind an empty field": (
        "input:placeholder-shown+p{display:none}",
        '<input placeholder="x"><p>{}</p>',
    ),
    "variable": (":root{--show:none}.s{display:var(--show)}", '<p class="s">{}</p>'),
    "white": ("", '<p style="color:white">{}</p>'),
    "its own colour": ("", '<p style="color:#234;background:currentColor">{}</p>'),
    "fixed below": ("", '<p style="position:fixed;top:200vh">{}</p>'),
    "white hex": ("", '<p style="color:#FFF">{}</p>'),
    "white rgb": ("", '<p style="color:rgb(255,255,255)">{}</p>'),
    "white hsl": ("", '<p style="color:hsl(0 0% 100%)">{}</p>'),
    "nearly white": ("", '<p style="color:#fdfdfd">{}</p>'),
    "white by font": ("", '<font color="white">{}</font>'),
    "white by fill": ("", '<p style="-webkit-text-fill-color:#fff">{}</p>'),
    "black on black": (".d{background:#000;color:#fff}", '<div class="d"><p style="color:#000">{}'),
    "on bgcolor": ("", '<table bgcolor="navy"><tr><td style="color:#000080">{}</table>'),
    "on inherited back": (
        "section{background:#eee}",
        '<section><p style="color:#eee">{}</section>',
    ),
    "body on body": (".w{color:#123456}body{background:#123456;color:#fff}", '<p class="w">{}</p>'),
    "below the lines it is clamped to": (
        "",
        '<p style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;'
        'overflow:hidden">x<br>{}</p>',
    ),
    "below the edge of a low box": (
        "",
        '<div style="height:20px;overflow:hidden"><p>x</p><p>{}</p></div>',
    ),
    "in a font of signs": ("", '<p style="font:12px Webdings, serif">{}</p>'),
    "in a font of signs by its tag": ("", '<font face="Webdings">{}</font>'),
    "struck by tag": ("", "<p>x <del>{}</del></p>"),
    "struck by style": (".k{text-decoration:line-through red}", '<p class="k">{}</p>'),
    "transparent": ("", '<p style="color:transparent">{}</p>'),
    "rgba": ("", '<p style="color:rgba(0,0,0,.02)">{}</p>'),
    "hex alpha": ("", '<p style="color:#00000005">{}</p>'),
    "opacity": ("", '<p style="opacity:0">{}</p>'),
    "opacity of parent": (".o{opacity:.2}.o p{opacity:.2}", '<div class="o"><p>{}</p></div>'),
    "opacity filter": ("", '<p style="filter:opacity(0%)">{}</p>'),
    "font size 0": ("", '<p style="font-size:0">{}</p>'),
    "font size 3.5pt": ("", '<p style="font-size:3.5pt">{}</p>'),
    "font size clamped": ("", '<p style="font-size:clamp(0px, 1px, 2px)">{}</p>'),
    "font size reckoned": ("", '<p style="font-size:calc((2px - 1px) / 2)">{}</p>'),
    "opacity reckoned": ("", '<p style="opacity:calc(1 * 0)">{}</p>'),
    "escaped": ("", r'<p style="d\69splay:n\6f ne">{}</p>'),
    "letters on each other": ("", '<p style="letter-spacing:-1em">{}</p>'),
    "matrix of nothing": ("", '<p style="transform:matrix(0, 0, 0, 0, 0, 0)">{}</p>'),
    "turned to its edge": ("", '<p style="transform:rotateY(90deg)">{}</p>'),
    "popover": ("", "<div popover>{}</div>"),
    "lines without height": (".t{line-height:0;overflow:hidden}", '<p class="t">{}</p>'),
    "font size 1px": ("", '<p style="font-size:1px">{}</p>'),
    "font size pt": ("", '<p style="font:1pt/1 Arial">{}</p>'),
    "font size em": (".t{font-size:.1em}", '<p class="t">{}</p>'),
    "font size rem": (".t{font-size:.05rem}", '<p class="t">{}</p>'),
    "font size of parent": (".t{font-size:10%}", '<div class="t"><p style="font-size:1em">{}</p>'),
    "scale": ("", '<p style="transform:scale(0)">{}</p>'),
    "small scale": ("", '<p style="transform:translateX(0) scale(.1,.1)">{}</p>'),
    "zoom": ("", '<p style="zoom:.05">{}</p>'),
    "text indent": ("", '<p style="text-indent:-9999px">{}</p>'),
    "off left": ("", '<div style="position:absolute;left:-9999px">{}</div>'),
    "off top": ("", '<div style="position:fixed;top:-200em">{}</div>'),
    "off by inset": ("", '<div style="position:absolute;inset:0 auto auto -5000px">{}</div>'),
    "off right": ("", '<div style="position:absolute;left:9999px">{}</div>'),
    "off by vw": ("", '<div style="position:absolute;left:-100vw">{}</div>'),
    "off by margin": ("", '<div style="margin-left:-9999px">{}</div>'),
    "off by transform": ("", '<div style="transform:translateX(-9999px)">{}</div>'),
    "clip": ("", '<div style="position:absolute;clip:rect(0,0,0,0)">{}</div>'),
    "clip path inset": ("", '<p style="clip-path:inset(50%)">{}</p>'),
    "clip path circle": ("", '<p style="clip-path:circle(0)">{}</p>'),
    "clip path polygon": ("", '<p style="clip-path:polygon(0 0,0 0,0 0)">{}</p>'),
    "for readers of screens": (
        ".sr-only{position:absolute;width:1px;height:1px;overflow:hidden;margin:-1px}",
        '<span class="sr-only">{}</span>',
    ),
    "no height": ("", '<div style="height:0;overflow:hidden">{}</div>'),
    "no width": ("", '<div style="width:0;overflow:hidden">{}</div>'),
    "no max height": ("", '<div style="max-height:0;overflow-y:hidden">{}</div>'),
    "inline block of nothing": (
        "",
        '<span style="display:inline-block;width:0;height:0;overflow:hidden">{}</span>',
    ),
    "closed details": ("", "<details><summary>More</summary>{}</details>"),
    "closed dialog": ("", "<dialog>{}</dialog>"),
    "content visibility": ("", '<div style="content-visibility:hidden">{}</div>'),
    "hidden cell": ("", '<table><tr><td>x<td style="display:none">{}<td>y</table>'),
    "hidden row": ("", '<table><tr style="display:none"><td>{}</td></tr><tr><td>y</table>'),
    "hidden item": ("", '<ul><li>x<li style="display:none">{}</ul>'),
    "collapsed column": (
        ".c{visibility:collapse}",
        '<table><col><col class="c" span="2"><tr><td rowspan="2">x<td>y<td>{}'
        "<tr><td>{}<td>z</table>",
    ),
    "collapsed group of columns": (
        "",
        '<table><colgroup span="1"></colgroup><colgroup style="visibility:collapse"><col>'
        '</colgroup><tr><td>x<td style="visibility:visible">{}</table>',
    ),
    "visible in a collapsed row": (
        "",
        '<table><tr style="visibility:collapse"><td style="visibility:visible">{}<tr><td>y</table>',
    ),
    "as a column of a table": ("", '<div style="display:table-column">{}</div>'),
    "in a hidden button": ("", '<button style="display:none">{}</button>'),
    "white link": ("", '<a href="#" style="color:#fff">{}</a>'),
    "shadow of white": ("", '<p style="color:transparent;text-shadow:0 0 1px #fff">{}</p>'),
    "has": (".w:has(> i.k) p{display:none}", '<div class="w"><i class="k">x</i><p>{}</p></div>'),
    "has beside": ("p:has(+ hr){display:none}", "<p>{}</p><hr>"),
    "container": (
        ".c{container:side/inline-size}@container side (min-width:1px){.s{display:none}}",
        '<div class="c"><p class="s">{}</p></div>',
    ),
    "scope": ("@scope (.a){p{display:none}}", '<div class="a"><p>{}</p></div>'),
    "white on a white gradient": (
        "",
        '<p style="color:#fff;background:linear-gradient(#fff, #fefefe)">{}</p>',
    ),
    "blurred": ("", '<p style="filter:blur(20px)">{}</p>'),
    "off by inset of the line": ("", '<p style="position:absolute;inset-inline:-9999px 0">{}</p>'),
    "mask of nothing": ("", '<p style="mask-image:linear-gradient(transparent, #0000)">{}</p>'),
    "mask by a picture": ("", '<p style="-webkit-mask:url(gone.svg) no-repeat">{}</p>'),
    "mask of no size": ("", '<p style="mask:linear-gradient(#000 0 0);mask-size:0 0">{}</p>'),
    "under a box": (
        ".w{position:relative}.w i{position:absolute;inset:0;background:#fff}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "under a gradient": (
        ".w{position:relative}"
        ".w i{position:absolute;inset:0;background:linear-gradient(#fff,#eee)}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "under a box drawn after it": (
        '.w{position:relative}.w::after{content:"";position:absolute;inset:0;background:#fff}',
        '<div class="w"><p>{}</p></div>',
    ),
    "under a box of its size": (
        ".w,.w i{width:400px;height:60px}.w{position:relative}"
        ".w i{position:absolute;left:0;top:0;background:#fff}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "classes of sheets elsewhere": (
        "",
        '<link rel=stylesheet href="https://cdn.example/bootstrap.css"><div class="container">'
        '<p class="text-white">{}</p></div>',
    ),
    "hidden class of WordPress": (
        "",
        '<link rel=stylesheet href="style.css"><p class="screen-reader-text">{}</p>',
    ),
    "under a box before it": (
        "",
        '<div style="position:relative"><div style="position:absolute;top:0;left:0;width:100%;'
        'height:100%;background-color:#eee"></div><ul><li>{}</ul></div>',
    ),
    "under the ground of its box": (
        ".w{background:#fff}.w p{position:relative;z-index:-1}",
        '<div class="w"><p>{}</p></div>',
    ),
    "linked in its address": (
        "",
        '<link rel=stylesheet href="data:text/css,.s%7Bdisplay:none%7D"><p class="s">{}</p>',
    ),
    "under a higher box": (
        ".w *{position:relative}.w .c{position:absolute;inset:0;background:white;z-index:2}",
        '<div style="position:relative" class="w"><b class="c">x</b><p>{}</p></div>',
    ),
    "filtered to white": ("", '<p style="filter:brightness(0) invert(1)">{}</p>'),
    "as high as nothing": ("", '<p style="contain:strict">{}</p>'),
    "seen from behind": (
        "",
        '<p style="backface-visibility:hidden;transform:rotateY(180deg)">{}</p>',
    ),
    "discs for letters": ("", '<p style="-webkit-text-security:disc">{}</p>'),
    "in a row of no height": (
        ".r{display:grid;grid-template-rows:0fr}.r>div{overflow:hidden;min-height:0}",
        '<div class="r"><div><p>{}</p></div></div>',
    ),
    "faded out": (
        "@keyframes go{to{opacity:0}}",
        '<p style="animation:go 1ms forwards">{}</p>',
    ),
    "faded out by a name with capitals": (
        '@media screen{@-webkit-keyframes "Go"{to{opacity:0}}}',
        '<p style="-webkit-animation:Go 1ms forwards">{}</p>',
    ),
    "white stroke": (
        "",
        '<p style="color:transparent;-webkit-text-stroke:1px #fff">{}</p>',
    ),
    "white in a drawing": ("", '<svg><text fill="white">{}</text></svg>'),
    "class of a sheet beside": (
        "",
        '<link rel=stylesheet href="bootstrap.min.css"><p class="a d-none">{}</p>',
    ),
    "class of a script": (
        "",
        '<script src="https://cdn.tailwindcss.com"></script><p class="hidden">{}</p>',
    ),
    "white beside a dot": (
        "li::before{content:'';position:absolute;width:8px;height:8px;background:#000}",
        '<p style="color:#fff">{}</p>',
    ),
    "overridden": ("#i{display:none}p{display:block}", '<p id="i">{}</p>'),
    "cut from a white ground": (
        ".g{background:linear-gradient(#fff,#fff);-webkit-background-clip:text;color:transparent}",
        '<p class="g">{}</p>',
    ),
    "behind a shadow": (
        "",
        '<div><template shadowrootmode="open"><p></p></template><p>{}</p></div>',
    ),
    "behind the shadow of an element of the page's own": (
        "",
        '<my-card><template shadowrootmode="closed"></template>{}</my-card>',
    ),
    "blended with white that stays": ("", '<p style="mix-blend-mode:overlay;color:#c00">{}</p>'),
    "blended by its hue": ("", '<p style="mix-blend-mode:hue">{}</p>'),
    "blended away": ("", '<p style="mix-blend-mode:screen">{}</p>'),
    "clip path of no size": ("", '<p style="clip-path:xywh(0 0 0 0)">{}</p>'),
    "clip path rect": ("", '<p style="clip-path:rect(0 0 0 0)">{}</p>'),
    "clip path of a point": ("", "<p style=\"clip-path:path('M0 0')\">{}</p>"),
    "turned to its edge about an axis": (
        "",
        '<p style="transform:rotate3d(0, 1, 0, 90deg)">{}</p>',
    ),
    "turned to its edge in two steps": (
        "",
        '<p style="transform:rotateY(45deg) rotateY(45deg)">{}</p>',
    ),
    "turned to its edge by an axis": ("", '<p style="rotate:0 1 0 90deg">{}</p>'),
    "matrix of nothing in space": (
        "",
        '<p style="transform:matrix3d(0,0,0,0, 0,0,0,0, 0,0,1,0, 0,0,0,1)">{}</p>',
    ),
    "scale reckoned": ("", '<p style="transform:scale(calc(1 - 1))">{}</p>'),
    "clip path in a line": ("", '<p>x <span style="clip-path:inset(100%)">{}</span></p>'),
    "clip path of a dot": ("", '<p style="clip-path:circle(1px)">{}</p>'),
    "clip path reckoned": ("", '<p style="clip-path:inset(calc(25% + 25%))">{}</p>'),
    "turned to its edge by rotate": ("", '<p style="rotate:y 90deg">{}</p>'),
    "indented out of its box": (
        "",
        '<p style="text-indent:100%;white-space:nowrap;overflow:hidden">{}</p>',
    ),
    "pushed out of a box by a margin": (
        "",
        '<div style="overflow:hidden"><p style="margin-left:100%">{}</p></div>',
    ),
    "pushed out of a box of a size": (
        ".b{overflow:clip;width:300px}.b div{padding-left:200px}p{margin-inline-start:120px}",
        '<div class="b"><div><p>{}</p></div></div>',
    ),
    "pushed out of a padded box": (
        "",
        '<p style="overflow:hidden;width:300px;box-sizing:border-box;padding-left:300px">{}</p>',
    ),
    "pulled out at the left": (
        "",
        '<div style="overflow:hidden;width:300px"><p style="margin-left:-400px;width:300px">{}</p>'
        "</div>",
    ),
    "indented to the left of a box": (
        "",
        '<p style="overflow:hidden;text-indent:-450px">{}</p>',
    ),
    "pulled over the top of a box": (
        "",
        '<div style="overflow:hidden"><div><p style="margin-top:-2em">{}</p></div></div>',
    ),
    "pushed below a box": (
        ":root{--far:30px}",
        '<div style="overflow:hidden;height:20px"><p style="margin-top:var(--far)">{}</p></div>',
    ),
    "moved out of a box": (
        "",
        '<div style="overflow:hidden"><p style="position:relative;left:100%">{}</p></div>',
    ),
    "moved over the top of a box": (
        "",
        '<div style="overflow:auto"><p style="position:relative;top:-3em">{}</p></div>',
    ),
    "placed beside a box": (
        ".b{overflow:hidden;position:relative;height:30px}.b p{position:absolute;left:100%}",
        '<div class="b"><p>{}</p></div>',
    ),
    "placed below a box": (
        ".b{overflow:hidden;position:relative;height:30px}.b p{position:absolute;top:100%}",
        '<div class="b"><p>{}</p></div>',
    ),
    "shifted out of a box": (
        "",
        '<div style="overflow:hidden"><p style="transform:translateX(100%)">{}</p></div>',
    ),
    "shifted out at the left": (
        "",
        '<div style="overflow:hidden"><p style="translate:-110% 0">{}</p></div>',
    ),
    "filtered to white by contrast": ("", '<p style="filter:contrast(0) brightness(9)">{}</p>'),
    "clear in a drawing": ("", '<svg><text fill-opacity="0">{}</text></svg>'),
    "in a drawing of no size": ("", '<svg width="0" height="0"><text>{}</text></svg>'),
    "of no size in a drawing": ("", '<svg><text font-size="0">{}</text></svg>'),
    "imported from an address": (
        '@import url("data:text/css,.s%7Bdisplay:none%7D");',
        '<p class="s">{}</p>',
    ),
    "in the later layer": (
        "@layer a,b;@layer b{.s{display:none}}@layer a{.s{display:block}}",
        '<p class="s">{}</p>',
    ),
    "important in a layer": (
        "@layer a{.s{display:none!important}}.s{display:block!important}",
        '<p class="s">{}</p>',
    ),
    "around a layer inside": (
        "@layer a{.s{display:none}@layer b{.s{display:block}}}",
        '<p class="s">{}</p>',
    ),
    "shown where scripts do not run": (
        ".s{display:none}",
        '<noscript><style>.s{display:block!important}</style></noscript><p class="s">{}</p>',
    ),
    "shown where nothing is that no browser knows": (
        ".s{display:none}@supports (nope:1){.s{display:block}}",
        '<p class="s">{}</p>',
    ),
    "hidden where not known": ("@supports not (nope:1){.s{display:none}}", '<p class="s">{}</p>'),
    "shown where both are known": (
        ".s{display:none}@supports (display:grid) and (-moz-appearance:none){.s{display:block}}",
        '<p class="s">{}</p>',
    ),
    "shown in a container": (
        ".s{display:none}@container (min-width:1px){.s{display:block}}",
        '<p class="s">{}</p>',
    ),
    "of a language": ("p:lang(de,fr){display:none}", '<div lang="fr-CA"><p>{}</p></div>'),
    "from right to left": (":dir(rtl)>p{display:none}", '<div dir="rtl"><p>{}</p></div>'),
    "behind what is empty": ("i:empty+p{display:none}", "<i><!-- --></i><p>{}</p>"),
    "that is not empty": (".s:not(:empty){display:none}", '<p class="s">{}</p>'),
    "first of its class": ("p:nth-child(1 of .s){display:none}", '<p>One</p><p class="s">{}</p>'),
    "last of its class": (
        "p:nth-last-child(1 of .s){display:none}",
        '<p class="s">{}</p><p>One</p>',
    ),
    "cut at the left by a window's width": ("", '<p style="clip-path:inset(0 0 0 1300px)">{}</p>'),
    "cut to what lies at the right": (
        "",
        '<p style="clip-path:polygon(2000px 0,2100px 0,2100px 100px)">{}</p>',
    ),
    "cut to what lies at the left": (
        "",
        '<p style="clip-path:polygon(-200px 0,-100px 0,-100px 100px)">{}</p>',
    ),
    "cut to what lies behind its edge": (
        "",
        '<p style="clip-path:polygon(110% 0,120% 0,120% 100%)">{}</p>',
    ),
    "cut to a circle at a corner": ("", '<p style="clip-path:circle(closest-side at 0 0)">{}</p>'),
    "cut to a circle far away": ("", '<p style="clip-path:circle(10px at 3000px 0)">{}</p>'),
    "placed in a box of no height": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}.b{position:relative}",
        '<div class="b"><p>{}</p></div>',
    ),
    "placed in a closed box of no height": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}",
        '<details><summary>S</summary><div class="b"><p>{}</p></div></details>',
    ),
    "placed in a box of no height that is moved": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}.b{transform:scale(1)}",
        '<div class="b"><p>{}</p></div>',
    ),
}
# The words {} are seen, however it looks.
DECOYS: dict[str, tuple[str, str]] = {
    "white on dark": (".h{background:#223;color:#fff}", '<header class="h"><p>{}</p></header>'),
    "white on gradient": (
        ".g{background:linear-gradient(#123,#456)}",
        '<div class="g"><p style="color:#fff">{}</p></div>',
    ),
    "white on picture": (".g{background:url(x.png)}", '<p class="g" style="color:#fff">{}</p>'),
    "white on bgcolor": ("", '<table bgcolor="#003"><tr><td style="color:#fff">{}</table>'),
    "the lines it is clamped to": (
        "",
        '<p style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;'
        'overflow:hidden">x<br>{}</p>',
    ),
    "clamped in a box that is not": (
        "",
        '<p style="-webkit-line-clamp:1;line-clamp:1;overflow:hidden">x<br>{}</p>',
    ),
    "in a low cell": (
        "",
        '<table><tr><td style="height:20px;overflow:hidden">x<br>y<br>{}</td></tr></table>',
    ),
    "in a line that is said to be low": (
        "",
        '<p><span style="height:10px;overflow:hidden">x<br>y<br>{}</span></p>',
    ),
    "in a low box that is higher at least": (
        "",
        '<div style="height:20px;min-height:300px;overflow:hidden">x<br>y<br>{}</div>',
    ),
    "in a line of items in a low box": (
        "ul{height:30px;overflow:hidden}li{display:inline-block}",
        "<ul><li>x</li><li>y</li><li>{}</li></ul>",
    ),
    "in cells in a low box": (
        ".c{display:table-cell}",
        '<div style="height:30px;overflow:hidden"><p class="c">x</p><p class="c">y</p>'
        '<p class="c">{}</p></div>',
    ),
    "in a low box": ("", '<div style="height:40px;overflow:hidden">x<br>{}</div>'),
    "beside others in a low box": (
        ".r{height:20px;overflow:hidden;display:flex}",
        '<div class="r"><p>x</p><p>y</p><p>z</p><p>{}</p></div>',
    ),
    "in a low box that is scrolled": (
        "",
        '<div style="height:20px;overflow:hidden"><p style="overflow:auto">x<br>{}</p></div>',
    ),
    "beside a collapsed column": (
        "",
        '<table><col style="visibility:collapse"><col><tr><td rowspan="2"><td>y<tr><td>{}</table>',
    ),
    "over a collapsed column": (
        "",
        '<table><col><col style="visibility:collapse"><tr><td colspan="2">{}<tr><td>x</table>',
    ),
    "in a hidden column": (
        "",
        '<table><col><col style="visibility:hidden"><tr><td><td>{}</table>',
    ),
    "in a table in a collapsed table": (
        "",
        '<table><col><col style="visibility:collapse"><tr><td><table><tr><td><td>{}</table>'
        "</table>",
    ),
    "on a button": ("body{background:#112;color:#fff}", "<h3><button>{}</button></h3>"),
    "on a button of its own": (
        "",
        '<button style="all:unset;cursor:pointer;color:#123">{}</button>',
    ),
    "behind a sign": ("", '<p><i style="font-family:Wingdings">l</i>{}</p>'),
    "in a font that has signs, too": ("", "<p style=\"font-family:'Segoe UI Symbol'\">{}</p>"),
    "underlined": ("", '<p style="text-decoration:underline">{}</p>'),
    "struck no more": ("s{text-decoration:none}", "<p><s>{}</s></p>"),
    "dark page": ("body{background:#111;color:#eee}", "<p>{}</p>"),
    "dark by variable": (
        ":root{--bg:#112;--fg:#fefefe}body{background:var(--bg);color:var(--fg)}",
        "<p>{}</p>",
    ),
    "over a picture": (
        "",
        '<div><img src="x"><p style="position:absolute;top:9px;color:#fff">{}</p></div>',
    ),
    "text cut from a dark ground": (
        ".g{background:linear-gradient(#112,#112);-webkit-background-clip:text;color:transparent}",
        '<h4 class="g">{}</h4>',
    ),
    "in the slot of a shadow": (
        "",
        '<div><template shadowrootmode="open"><slot></slot></template><p>{}</p></div>',
    ),
    "a template that is no shadow": (
        "",
        '<ul><template shadowrootmode="open"><p></p></template><li>{}</li></ul>',
    ),
    "text cut from a gradient": (
        ".g{background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent}",
        '<h4 class="g">{}</h4>',
    ),
    "shadow text": ("", '<p style="color:transparent;text-shadow:0 0 1px #000">{}</p>'),
    "pale grey": ("", '<p style="color:#ccc">{}</p>'),
    "no box": ("", '<div style="display:contents;opacity:0"><p>{}</p></div>'),
    "fixed at the foot": ("", '<p style="position:fixed;top:90vh">{}</p>'),
    "half opaque": ("", '<p style="opacity:.5">{}</p>'),
    "four points": ("", '<p style="font-size:4pt">{}</p>'),
    "font size fluid": ("", '<p style="font-size:clamp(1rem, 0.5rem + 1vw, 2rem)">{}</p>'),
    "condensed": ("", '<p style="letter-spacing:-.05em">{}</p>'),
    "turned a little": ("", '<p style="transform:rotateY(20deg) matrix(1, 0, 0, 1, 5, 5)">{}</p>'),
    "lines without height, shown": (".t{line-height:0}", '<p class="t">{}</p>'),
    "lines without height, padded": (
        ".t{line-height:0;overflow:hidden;height:20px}",
        '<p class="t">{}</p>',
    ),
    "small print": ("", '<p style="font-size:7px">{}</p>'),
    "rule for other windows": (
        "@media (width>=9000px) or (max-aspect-ratio:1/1){p{display:none}}",
        "<p>{}</p>",
    ),
    "shown by a later value": ("", '<p style="display:none;display:block">{}</p>'),
    "shown by a length of today": (
        "",
        '<p style="font-size:1px;font-size:2cqi;font-size:16px">{}</p>',
    ),
    "all undone": ("p{opacity:0}", '<p style="all:unset">{}</p>'),
    "attribute in another case": ("[class=S]{display:none}", '<p class="s">{}</p>'),
    "not in a field": ("p:read-write,p:optional{display:none}", "<p>{}</p>"),
    "print only rule": ("@media print{p{display:none}}", "<p>{}</p>"),
    "narrow window rule": ("@media (max-width:600px){p{display:none}}", "<p>{}</p>"),
    "hover rule": ("p:hover{display:none}", "<p>{}</p>"),
    "rule for another": ("p.x{display:none}#p{display:none}", '<p class="y">{}</p>'),
    "weaker rule": ("p{display:none}.v{display:block}", '<p class="v">{}</p>'),
    "important against own": ("p{color:#000!important}", '<p style="color:#fff">{}</p>'),
    "visible in hidden": (
        "",
        '<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>',
    ),
    "size in sizeless": ("", '<div style="font-size:0"><span style="font-size:14px">{}</span>'),
    "inline of no size": ("", '<span style="width:0;height:0;overflow:hidden">{}</span>'),
    "no height but no cut": ("", '<div style="height:0">{}</div>'),
    "cut but high": ("", '<div style="height:200px;overflow:hidden">{}</div>'),
    "aria hidden": ("", '<p aria-hidden="true">{}</p>'),
    "open details": ("", "<details open><summary>More</summary>{}</details>"),
    "summary": ("", "<details><summary>{}</summary></details>"),
    "open dialog": ("", "<dialog open>{}</dialog>"),
    "hanging indent": ("", '<p style="text-indent:-2em;margin-left:2em">{}</p>'),
    "pulled up": ("", '<p style="margin-top:-10px;position:relative;left:-5px">{}</p>'),
    "centred by transform": (
        "",
        '<div style="position:absolute;left:50%;transform:translate(-50%,-50%)">{}</div>',
    ),
    "full bleed": ("", '<div style="margin-left:calc(50% - 50vw)">{}</div>'),
    "far down the page": ("", '<div style="position:absolute;top:6000px">{}</div>'),
    "mark": ("body{background:#111;color:#eee}", "<p><mark>{}</mark></p>"),
    "hidden attribute undone": ("[hidden]{display:block}", "<p hidden>{}</p>"),
    "outside the scope": ("@scope (.a){p{display:none}}", '<div class="b"><p>{}</p></div>'),
    "narrow container": ("@container (max-width:300px){p{display:none}}", "<p>{}</p>"),
    "blurred a little": ("", '<p style="filter:blur(1px)">{}</p>'),
    "has not": (".w:has(> b) p{display:none}", '<div class="w"><i><b>x</b></i><p>{}</p></div>'),
    "fading mask": ("", '<p style="mask-image:linear-gradient(#000 80%, transparent)">{}</p>'),
    "no mask": ("", '<p style="mask:none">{}</p>'),
    "over a box": (
        ".w{position:relative}.w i{position:absolute;inset:0;background:#fff}",
        '<div class="w"><i></i><p style="position:relative">{}</p></div>',
    ),
    "under a box drawn where the mouse is": (
        '.w{position:relative}.w::after{content:"";position:absolute;inset:0;background:#fff;'
        "opacity:0}.w:hover::after{opacity:1}",
        '<div class="w"><p>{}</p></div>',
    ),
    "over a line drawn after it": (
        '.w{position:relative}.w::after{content:"";position:absolute;left:0;bottom:0;width:100%;'
        "height:2px;background:#fff}",
        '<div class="w"><p>{}</p></div>',
    ),
    "beside a box of another size": (
        ".w{position:relative;width:400px;height:60px}"
        ".w i{position:absolute;left:0;top:0;width:60px;height:60px;background:#fff}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "white on what a sheet elsewhere paints": (
        "",
        '<link rel=stylesheet href="https://cdn.example/bootstrap.css"><div class="hero">'
        '<p class="text-white">{}</p></div>',
    ),
    "white on a page that a sheet elsewhere may paint": (
        "",
        '<link rel=stylesheet href="bootstrap.css"><link rel=stylesheet href="dark.css">'
        '<p class="text-white">{}</p>',
    ),
    "a white button of a sheet elsewhere": (
        "",
        '<link rel=stylesheet href="https://cdn.example/bootstrap.css"><div class="container">'
        '<span class="badge text-white">{}</span></div>',
    ),
    "over a box behind": (
        "",
        '<div style="position:relative"><p>{}</p><i style="position:absolute;inset:0;z-index:-1;'
        'background:#fff"></i></div>',
    ),
    "in a box over others": (
        "",
        '<div style="position:relative"><div style="position:absolute;inset:0;background:#fff">'
        "<p>{}</p></div></div>",
    ),
    "under a line by a gradient": (
        ".w{position:relative}.w i{position:absolute;inset:0;"
        "background:linear-gradient(#fff,#fff) no-repeat 0 100%/100% 2px}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "under a gradient that clears": (
        ".w{position:relative}.w i{position:absolute;inset:0;"
        "background:linear-gradient(#0000,#fff)}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "beside a box that hangs out": (
        ".w{position:relative;width:400px}.w i{position:absolute;left:-390px;top:0;width:400px;"
        "height:100%;background:#fff}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "under a clear box": (
        "",
        '<div style="position:relative"><p>{}</p><i style="position:absolute;inset:0;'
        'background:rgba(255,255,255,.4)"></i></div>',
    ),
    "beside a bar": (
        "",
        '<div style="position:relative">{}<i style="position:absolute;left:0;top:0;height:100%;'
        'width:40%;background:#fff"></i></div>',
    ),
    "under a box that slides in": (
        ".w{position:relative}.w i{position:absolute;inset:0;background:#fff;"
        "transform:translateY(100%)}",
        '<div class="w"><p>{}</p><i></i></div>',
    ),
    "sunk in a box that keeps it": (
        ".w{background:#fff;z-index:0;position:relative}.w p{position:relative;z-index:-1}",
        '<div class="w"><p>{}</p></div>',
    ),
    "sunk in a bare box": (
        ".v{background:#fff}.w p{position:relative;z-index:-1}body{background:#eee}",
        '<div class="v">x</div><div class="w"><p>{}</p></div>',
    ),
    "linked for print": (
        "",
        '<link rel=stylesheet media=print href="data:text/css,p%7Bdisplay:none%7D"><p>{}</p>',
    ),
    "white over a box beside": (
        ".b{position:absolute;top:0;left:0;width:30%;height:900px;background:#123;z-index:-1}"
        ".s{float:left;width:30%;color:#fff}",
        '<div class="b"></div><div class="s"><p>{}</p></div>',
    ),
    "white lifted over a box beside": (
        ".b{position:absolute;top:0;left:0;width:30%;height:900px;background:#123}"
        ".s{position:relative;z-index:1;width:30%;color:#fff}",
        '<div class="s"><p>{}</p></div><div class="b"></div>',
    ),
    "white over a drawn box": (
        "body::before{content:'';position:fixed;inset:0 70% 0 0;background:#123;z-index:-1}",
        '<div style="color:#fff"><p>{}</p></div>',
    ),
    "white over a drawing": (
        "svg{position:absolute;left:0;top:0;width:30%;height:100%;z-index:-1}",
        '<svg><rect width="100" height="900"/></svg><p style="color:#fff">{}</p>',
    ),
    "stroked": ("", '<p style="color:transparent;-webkit-text-stroke:1px #000">{}</p>'),
    "inverted": ("", '<p style="color:#fff;filter:invert(1)">{}</p>'),
    "faded in": (
        "@keyframes in{from{opacity:0}to{opacity:1}}.f{opacity:0;animation:in 1s ease forwards}",
        '<p class="f">{}</p>',
    ),
    "in a drawing": ("", '<svg><title>x</title><text x="5" y="30">{}</text></svg>'),
    "white in a drawing of shapes": ("", '<svg><rect/><text fill="#fff">{}</text></svg>'),
    "shown in wide windows": (
        "",
        '<link rel=stylesheet href="b.css"><p class="d-none d-md-block">{}</p>'
        '<script src="tailwind.js"></script>',
    ),
    "hidden by name alone": ("", '<p class="hidden">{}</p>'),
    "comment in sheet": ("/* p{display:none} */ p{color:#222}", "<p>{}</p>"),
    "broken sheet": ("p{display:none", '<p style="display:block">{}</p>'),
    "pseudo element": ("p::before{display:none}", "<p>{}</p>"),
    "animated": ("@keyframes p{to{opacity:0}}", "<p>{}</p>"),
    "blockquote on grey": ("blockquote{background:#eee;color:#555}", "<blockquote>{}</blockquote>"),
    "blended by its light": ("", '<p style="mix-blend-mode:luminosity">{}</p>'),
    "blended with a colour": (
        ".c{background:#4a8}",
        '<div class="c"><p style="mix-blend-mode:overlay">{}</p></div>',
    ),
    "blended with paper": ("", '<p style="mix-blend-mode:multiply">{}</p>'),
    "white in a difference": ("", '<p style="mix-blend-mode:difference;color:#fff">{}</p>'),
    "clip path of a box": ("", '<p style="clip-path:xywh(0 0 100% 100%)">{}</p>'),
    "clip path of a shape": ("", "<p style=\"clip-path:path('M0 0H900V900H0Z')\">{}</p>"),
    "turned and turned back": (
        "",
        '<p style="transform:rotateY(80deg) rotateY(-80deg)">{}</p>',
    ),
    "clip path of a disc": ("", '<p style="clip-path:circle(900px)">{}</p>'),
    "turned in its plane": ("", '<p style="transform:rotate3d(0, 0, 1, 5deg)">{}</p>'),
    "matrix of itself": (
        "",
        '<p style="transform:matrix3d(1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1)">{}</p>',
    ),
    "tilted": ("", '<p style="rotate:3deg">{}</p>'),
    "indented in its box": (
        "",
        '<p style="text-indent:20%;white-space:nowrap;overflow:hidden">{}</p>',
    ),
    "pushed aside in a box": (
        "",
        '<div style="overflow:hidden;width:300px"><p style="margin-left:100px">{}</p></div>',
    ),
    "pulled aside and back": (
        "",
        '<div style="overflow:hidden"><div style="margin-left:-300px">'
        '<p style="padding-left:300px">{}</p></div></div>',
    ),
    "at the right of what is pulled aside": (
        "",
        '<div style="overflow:hidden;width:300px"><p style="margin-left:-300px;text-align:right">{}'
        "</p></div>",
    ),
    "pulled up in a padded box": (
        "",
        '<div style="overflow:hidden;padding-top:40px"><p style="margin-top:-2em">{}</p></div>',
    ),
    "pulled up behind a picture": (
        "",
        '<div style="overflow:hidden"><canvas height="90"></canvas>'
        '<p style="margin-top:-2em">{}</p></div>',
    ),
    "pulled up behind a box of its height": (
        "",
        '<div style="overflow:hidden"><div style="height:50px"></div><p style="margin-top:-2em">{}'
        "</p></div>",
    ),
    "pulled up with its box": (
        "",
        '<div style="overflow:clip"><p style="margin-top:-2em">{}</p></div>',
    ),
    "placed out of a box that does not hold it": (
        ".b{overflow:hidden;height:20px}.b p{position:absolute;top:50px}",
        '<div class="b"><p>{}</p></div>',
    ),
    "placed beside a box and shifted back": (
        ".b{overflow:hidden;position:relative;height:90px}"
        ".b p{position:absolute;left:100%;transform:translateX(-100%)}",
        '<div class="b"><p>{}</p></div>',
    ),
    "pushed out of a box that is scrolled": (
        "",
        '<div style="overflow:auto;width:300px"><p style="margin-left:400px">{}</p></div>',
    ),
    "pushed to the other side": (
        "",
        '<div style="overflow:hidden;direction:rtl"><p style="margin-left:100%">{}</p></div>',
    ),
    "laid out in the middle of a box": (
        "",
        '<div style="overflow:hidden;display:flex;justify-content:center">'
        '<p style="margin-left:100%;margin-right:100%">{}</p></div>',
    ),
    "outlines in a drawing": ("", '<svg><text fill-opacity="0" stroke="#000">{}</text></svg>'),
    "sized by its sheet": ("svg{width:300px}", '<svg width="0"><text>{}</text></svg>'),
    "imported for print": (
        '@import url("data:text/css,p%7Bdisplay:none%7D") print;',
        "<p>{}</p>",
    ),
    "hidden in the earlier layer": (
        "@layer a,b;@layer b{.s{display:block}}@layer a{.s{display:none}}",
        '<p class="s">{}</p>',
    ),
    "shown as important in a layer": (
        "@layer a{.s{display:block!important}}.s{display:none!important}",
        '<p class="s">{}</p>',
    ),
    "hidden in a layer opened again": (
        "@layer a{.s{color:#000}}@layer b{.s{display:block}}@layer a{.s{display:none}}",
        '<p class="s">{}</p>',
    ),
    "hidden where scripts do not run": (
        "",
        '<noscript><style>.s{display:none}</style></noscript><p class="s">{}</p>',
    ),
    "hidden in a container": (
        "@container (min-width:1px){.s{display:none}}",
        '<p class="s">{}</p>',
    ),
    "hidden in a container of another name": (
        ".c{container:a/inline-size}@container b (min-width:1px){.s{display:none}}",
        '<div class="c"><p class="s">{}</p></div>',
    ),
    "shown where known": (
        ".s{display:none}@supports (backdrop-filter:blur(1px)) or (nope:1){.s{display:block}}",
        '<p class="s">{}</p>',
    ),
    "hidden where nothing is known": (
        "@supports not ((display:grid) and (gap:1px)){.s{display:none}}",
        '<p class="s">{}</p>',
    ),
    "of another language": ("p:lang(de){display:none}", '<div lang="de"><p lang="en">{}</p></div>'),
    "from left to right": ("p:dir(rtl){display:none}", "<p>{}</p>"),
    "behind what is not empty": ("i:empty+p{display:none}", "<i>.</i><p>{}</p>"),
    "the only one of its class": (
        "p:nth-child(2 of .s){display:none}",
        '<p>One</p><p class="s">{}</p>',
    ),
    "cut by pixels": ("", '<p style="clip-path:inset(2px 100px 0 0)">{}</p>'),
    "cut to more than itself": (
        "",
        '<p style="clip-path:polygon(-200px 0,2000px 0,2000px 100px,-100px 100px)">{}</p>',
    ),
    "cut to a wide circle": ("", '<p style="clip-path:circle(2000px at -10px 0)">{}</p>'),
    "cut to a circle as wide as it is": ("", '<p style="clip-path:circle(closest-side)">{}</p>'),
    "placed out of a box of no height": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}",
        '<div class="b"><p>{}</p></div>',
    ),
    "placed deep out of a box of no height": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}",
        '<div class="b"><div><p>{}</p></div></div>',
    ),
    "fixed out of a box of no height": (
        ".b{overflow:hidden;height:0}.b p{position:absolute}.b p{position:fixed;top:50px}",
        '<div class="b"><p>{}</p></div>',
    ),
}


def page(sheet: str, markup: str, words: tuple[str, ...]) -> bytes:
    """A resume with `markup` around `words` in the middle of it."""
    stuffed = markup.replace("{}", " ".join(words))
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><style>{sheet}</style></head><body>"
        f"<main><h1>Jo Park</h1><div>{stuffed}</div><h2>End</h2></main></body></html>"
    ).encode()


def cases() -> Iterator[Case]:
    """Each trick with hidden words, each decoy with visible ones."""
    for name, (sheet, markup) in TRICKS.items():
        yield Case(name, page(sheet, markup, HIDDEN), "resume.html", HIDDEN, ())
    for name, (sheet, markup) in DECOYS.items():
        yield Case(name, page(sheet, markup, VISIBLE), "resume.html", (), VISIBLE, is_trick=False)
