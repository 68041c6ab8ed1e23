// The resumes that are kept, on the start: each opened, or erased for good.

import * as api from "./api.js";
import { fill, h, say } from "./dom.js";
import { note } from "./states.js";
import { blindName, counted, day, nameOf } from "./words.js";

const SHOWN = 8; // until all are asked for

/** `posting` gives the chosen one; `changed` hears when the list is another. */
export class Kept {
  constructor(listing, posting, changed) {
    Object.assign(this, { listing, posting, changed });
    this.fresh = new Set(); // ids that were added while the start is shown
    this.all = false;
    this.trouble = h("div");
    this.list = h("div", { class: "stack" });
    this.element = h("div", { class: "stack" }, this.list, this.trouble);
    this.show();
  }

  take(listing) {
    this.listing = listing;
    this.show();
    this.changed();
  }

  show() {
    const { resumes, total } = this.listing;
    if (!total) {
      fill(this.list, h("p", { class: "soft" }, "No resume is kept yet. Add one to see it matched."));
      return;
    }
    const latest = [...resumes].reverse();
    const shown = this.all ? latest : latest.slice(0, SHOWN);
    const rest = total > resumes.length ? `, ${resumes.length} of them listed` : ", the latest first";
    fill(this.list, h("h3", {}, counted(total, "resume"), h("span", { class: "soft" }, ` kept${rest}`)),
      h("ul", { class: "kept" }, shown.map((one) => this.item(one))),
      shown.length < latest.length
        ? h("button", { type: "button", class: "link", onclick: () => { this.all = true; this.show(); } }, `Show all ${latest.length}`)
        : null);
  }

  /** How many are ranked: of several versions of a resume the newest alone is. */
  get ranked() {
    const { resumes, total } = this.listing;
    return total - resumes.filter((one) => one.superseded_by).length;
  }

  item(one) {
    const name = nameOf(one.id, one.name);
    const posting = this.posting();
    const address = posting ? `#/match/${posting.id}/${one.id}` : `#/suits/${one.id}`;
    return h("li", { class: this.fresh.has(one.id) ? "fresh" : null },
      h("span", {}, h("a", { href: address, dir: "auto" }, name),
        one.superseded_by ? h("span", { class: "hint" }, ` an older version of ${nameOf(one.superseded_by, "another")}`) : null),
      h("span", { class: "soft" }, day(one.added_at)), this.remove(one, name));
  }

  remove(one, name) {
    const button = h("button", { type: "button", class: "quiet", "aria-label": `Remove ${name}`,
      onclick: () => {
        if (button.dataset.sure) { this.erase(one); return; }
        button.dataset.sure = "yes";
        button.textContent = "Erase for good?";
        button.setAttribute("aria-label", `Erase ${name} for good?`);
      },
      onblur: () => {
        delete button.dataset.sure;
        button.textContent = "Remove";
        button.setAttribute("aria-label", `Remove ${name}`);
      } }, "Remove");
    return button;
  }

  async erase(one) {
    try {
      await api.removeResume(one.id);
      fill(this.trouble);
      say(`${blindName(one.id)} is erased.`);
      this.take(await api.resumes());
    } catch (error) {
      fill(this.trouble, note(error));
    }
  }
}
