// The resume beside a match: its pages as pictures, or its text, with the quotes marked on it.

import * as api from "./api.js";
import { fill, h, still } from "./dom.js";
import { blind } from "./settings.js";
import { counted, shown } from "./words.js";

const NEAR = 24; // pixels that a mark in view is away from the edge

const REASONS = {
  colour: "in the colour of what lies under it", alpha: "transparent or blurred", render_mode: "drawn without ink",
  tiny: "too small to read", off_page: "off the page", clipped: "cut off",
  covered: "covered by something else", layer: "in a layer that is off", style: "marked as hidden",
  picture: "under a picture that shows something else", overprinted: "printed over each other", mirrored: "written as in a mirror",
  struck: "struck through",
};

/** A resume's layout. Its characters are code points, as the server counts them. */
export class Sheet {
  static async of(id, signal) {
    return new Sheet(await api.sheet(id, signal));
  }

  constructor(sheet) {
    Object.assign(this, sheet);
    this.characters = Array.from(sheet.text);
  }

  slice(start, end) { return this.characters.slice(start, end).join(""); }

  /** A quote as it may be shown: from the text that was sent, masked where the reader is blind. */
  quote(evidence) { return this.slice(evidence.start, evidence.end); }
}

/** The pane. `mark` shows quotes on it; `element` is what is put beside the match. */
export class Pane {
  constructor(sheet, name, signal) {
    this.sheet = sheet;
    this.signal = signal;
    this.marks = [];
    this.best = -1;
    this.pictured = sheet.pages.length > 0 && sheet.pages.every((page) => page.picture);
    this.mode = this.pictured ? "pages" : "text";
    this.body = h("div", { class: "pane-body", tabIndex: 0, role: "region", "aria-label": `${name}, the resume` });
    this.element = h("section", { class: "pane", "aria-label": "Resume" }, this.head(), this.body);
    this.urls = [];
    signal.addEventListener("abort", () => this.urls.forEach((url) => URL.revokeObjectURL(url)));
    this.draw();
  }

  head() {
    const choice = (mode, text) => h("button", { type: "button", class: "tab", "aria-pressed": String(this.mode === mode),
      onclick: () => { this.mode = mode; this.draw(); this.show(false); } }, text);
    this.zoom = h("button", { type: "button", class: "quiet zoom", "aria-pressed": "false", onclick: () => {
      const large = this.body.classList.toggle("large");
      this.zoom.setAttribute("aria-pressed", String(large));
      this.scroll();
    } }, "Enlarge");
    this.tabs = this.pictured
      ? { pages: choice("pages", this.sheet.pages.length === 1 ? "Page" : "Pages"), text: choice("text", "Text") } : {};
    return h("div", { class: "pane-head" },
      this.pictured ? [h("div", { class: "tabs", role: "group", "aria-label": "Show the resume as" }, Object.values(this.tabs)), this.zoom]
        : h("p", { class: "soft" }, this.sheet.pages.length
          ? "Its pages are not kept as pictures; this is its text." : "A format without pages; this is its text."),
      blind() ? h("p", { class: "soft blind-note" }, "Name, contact and pictures are hidden") : null);
  }

  draw() {
    for (const [mode, tab] of Object.entries(this.tabs)) tab.setAttribute("aria-pressed", String(this.mode === mode));
    this.zoom.hidden = this.mode !== "pages";
    if (this.mode === "pages") this.drawPages(); else this.drawText();
  }

  // ---- pages

  drawPages() {
    this.pages = this.sheet.pages.map((size, at) => {
      const image = h("img", { alt: `Page ${at + 1} of ${this.sheet.pages.length}`, width: Math.round(size.width),
        height: Math.round(size.height) });
      const over = h("div", { class: "marks", "aria-hidden": "true" });
      const page = h("figure", { class: "page", data: { page: String(at + 1) } }, image, over);
      page.style.aspectRatio = `${size.width} / ${size.height}`;
      return { page, image, over, size, asked: false };
    });
    fill(this.body, this.pages.map(({ page }) => page));
    const watch = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting)
      .forEach((one) => this.load(this.pages[Number(one.target.dataset.page) - 1])), { root: null, rootMargin: "600px" });
    this.pages.forEach(({ page }) => watch.observe(page));
    this.signal.addEventListener("abort", () => watch.disconnect());
  }

  async load(one) {
    if (one.asked) return;
    one.asked = true;
    try {
      const url = await api.picture(this.sheet.id, Number(one.page.dataset.page), this.signal);
      this.urls.push(url);
      one.image.src = url;
      await one.image.decode();
      one.page.classList.add("loaded");
    } catch (error) {
      if (this.signal.aborted) return;
      one.page.append(h("p", { class: "trouble", role: "alert" },
        `${error.title ?? "The page could not be shown"}. `,
        h("button", { type: "button", class: "link", onclick: () => { this.mode = "text"; this.draw(); this.show(false); } },
          "Show its text")));
    }
  }

  // ---- text

  drawText() {
    const blocks = this.sheet.blocks.filter((block) => !block.hidden);
    const bounds = [...new Set(this.marks.flatMap((m) => [m.start, m.end]))].sort((a, b) => a - b);
    const parts = [];
    let list = null;
    for (const block of blocks) {
      const content = this.pieces(block.start, block.end, bounds);
      if (block.kind === "list_item") {
        if (!list) { list = h("ul"); parts.push(list); }
        list.append(h("li", {}, content));
      } else {
        list = null;
        parts.push(h("p", { class: `block ${block.kind}` }, content));
      }
    }
    fill(this.body, h("div", { class: "sheet", dir: "auto" }, parts));
  }

  pieces(start, end, bounds) {
    const cuts = [start, ...bounds.filter((b) => b > start && b < end), end];
    return cuts.slice(1).map((to, at) => {
      const from = cuts[at];
      const text = shown(this.sheet.slice(from, to));
      const over = this.marks.map((m, n) => [m, n]).filter(([m]) => m.start < to && m.end > from);
      if (!over.length) return text;
      const best = over.some(([, n]) => n === this.best);
      return h("mark", { class: best ? "best" : "other" }, text);
    });
  }

  // ---- marks

  /** Mark `evidence`, and of it the one at `best` above the others; scroll to it. */
  mark(evidence, best, scroll = true) {
    this.marks = evidence;
    this.best = best;
    this.show(scroll);
  }

  show(scroll) {
    if (this.mode === "text") {
      this.drawText();
    } else {
      for (const { over, size } of this.pages) fill(over, this.boxes(Number(over.parentElement.dataset.page), size));
    }
    if (scroll) this.scroll();
  }

  boxes(page, size) {
    return this.marks.flatMap((evidence, at) => evidence.boxes.filter((one) => one.page === page).map(({ box }) => {
      const mark = h("span", { class: `mark ${evidence.hidden ? "unseen-text" : at === this.best ? "best" : "other"}`,
        data: { evidence: String(at) } });
      const [x0, y0, x1, y1] = box;
      mark.style.left = `${(100 * x0) / size.width}%`;
      mark.style.top = `${(100 * y0) / size.height}%`;
      mark.style.width = `${(100 * (x1 - x0)) / size.width}%`;
      mark.style.height = `${(100 * (y1 - y0)) / size.height}%`;
      return mark;
    }));
  }

  scroll() {
    const target = this.body.querySelector(".mark.best, .mark.unseen-text, mark.best");
    if (!target || !this.body.clientHeight || !this.element.isConnected) return;
    const { top: above, bottom: below } = target.getBoundingClientRect();
    const box = this.body.getBoundingClientRect();
    if (above > Math.max(0, box.top) + NEAR && below < Math.min(window.innerHeight, box.bottom) - NEAR) return; // it is in view
    const inner = this.body.scrollHeight > this.body.clientHeight + 4;
    if (inner && getComputedStyle(this.body).overflowY !== "visible") {
      const top = above - box.top + this.body.scrollTop;
      const left = target.getBoundingClientRect().left - box.left + this.body.scrollLeft;
      this.body.scrollTo({ left: left - NEAR, top: top - this.body.clientHeight / 3, behavior: still() ? "auto" : "smooth" });
    } else {
      target.scrollIntoView({ block: "center", inline: "nearest", behavior: still() ? "auto" : "smooth" });
    }
  }
}

/** What nobody sees of the resume, as a list that can be opened, with a way to see where it is. */
export function hiddenTexts(sheet, pane) {
  if (!sheet.hidden.length) return null;
  const marked = sheet.hidden.map((one) => ({ ...one, hidden: true }));
  return h("details", { class: "hidden-texts" },
    h("summary", {}, `Read the hidden text (${counted(sheet.hidden.length, "piece")})`),
    h("ul", {}, sheet.hidden.map((one) => h("li", {}, h("q", {}, shown(sheet.quote(one))),
      h("span", { class: "soft" }, ` ${one.page ? `page ${one.page}, ` : ""}${REASONS[one.reason] ?? one.reason}`)))),
    pane.pictured ? h("button", { type: "button", onclick: () => { pane.mode = "pages"; pane.draw(); pane.mark(marked, 0); } },
      "Show where it is") : null);
}
