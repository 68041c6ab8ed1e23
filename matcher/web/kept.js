// The resumes that are kept, on the start: each opened, or erased for good.

import * as api from "./api.js";
import { eraser } from "./controls.js";
import { fill, h, say } from "./dom.js";
import { note } from "./states.js";
import { counted, day, nameOf } from "./words.js";

const SHOWN = 8; // until all are asked for

/** What a button to rank all of a listing says. Of several versions of a resume the newest alone is ranked. */
export function toRank({ resumes, total, next_cursor: cursor }) {
  return cursor ? "Rank the resumes" : `Rank ${counted(total - resumes.filter((one) => one.superseded_by).length, "resume")}`;
}

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
    const { resumes, total, next_cursor: cursor } = this.listing;
    if (!total) {
      fill(this.list, h("p", { class: "soft", tabIndex: -1 }, "No resume is kept yet. Add one to see it matched."));
      return;
    }
    const shown = this.all ? resumes : resumes.slice(0, SHOWN);
    const more = (text, onclick) => h("button", { type: "button", class: "link", onclick }, text);
    fill(this.list, h("h3", { tabIndex: -1 }, counted(total, "resume"), h("span", { class: "soft" }, " kept, newest first")),
      h("ul", { class: "kept" }, shown.map((one) => this.item(one))),
      shown.length < resumes.length ? more(cursor ? `Show ${resumes.length} of ${total.toLocaleString("en")}` : `Show all ${total}`,
        () => { this.all = true; this.show(); })
        : cursor ? more("Show more", () => this.further(cursor)) : null);
  }

  /** The next page of the listing, behind what is there. */
  async further(cursor) {
    try {
      const page = await api.resumes(undefined, cursor);
      fill(this.trouble);
      this.take({ ...page, resumes: [...this.listing.resumes, ...page.resumes] });
    } catch (error) {
      fill(this.trouble, note(error));
    }
  }

  item(one) {
    const name = nameOf(one.id, one.name);
    const posting = this.posting();
    const address = posting ? `#/match/${posting.id}/${one.id}` : `#/suits/${one.id}`;
    return h("li", { class: this.fresh.has(one.id) ? "fresh" : null },
      h("span", {}, h("a", { href: address, dir: "auto" }, name),
        one.superseded_by ? h("span", { class: "hint" }, ` an older version of ${nameOf(one.superseded_by, "another")}`) : null),
      h("span", { class: "soft" }, day(one.added_at)), eraser(() => this.erase(one), { name }));
  }

  async erase(one) {
    try {
      await api.removeResume(one.id);
      fill(this.trouble);
      say(`${nameOf(one.id, one.name)} is erased.`);
      this.take(await api.resumes());
      this.list.querySelector("h3, p")?.focus();
    } catch (error) {
      fill(this.trouble, note(error));
    }
  }
}
