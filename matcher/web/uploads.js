// Resumes on their way: a few one by one, each told of; many, or an archive, as a batch.

import * as api from "./api.js";
import { ACCEPTED, ARCHIVES, droppable, isArchive } from "./files.js";
import { fill, h, say } from "./dom.js";
import { JobCard } from "./job.js";
import { note } from "./states.js";
import { tarOf } from "./tar.js";
import { counted, fileName, nameOf } from "./words.js";

const AT_ONCE = 2; // the server reads about as many at a time
const MOST = 20; // files that are sent one by one; more of them are a batch
const OPEN = ["queued", "running", "paused"];

let failures = []; // uploads that failed stay until they are put away
let numbered = 0; // what a blind reader's files go by

/** `added` hears the id of each resume, or null when a batch has ended. */
export class Uploads {
  constructor(jobs, signal, added) {
    Object.assign(this, { signal, added });
    this.queue = [];
    this.running = 0;
    this.done = { added: 0, known: 0, failed: 0, notices: [] };
    this.list = h("ul", { class: "uploads", "aria-label": "Uploads" });
    this.summary = h("div", { class: "summary" });
    this.batches = h("ul", { class: "job-list", "aria-label": "Batches" });
    for (const job of jobs.filter((one) => OPEN.includes(one.state))) this.batches.append(this.card(job));
    for (const one of failures) this.list.append(this.failure(one));
    this.element = h("div", { class: "stack" }, this.zone(), this.batches, this.list, this.summary);
  }

  zone() {
    const picker = h("input", { type: "file", id: "resume-files", class: "unseen", multiple: true, accept: `${ACCEPTED},${ARCHIVES}`,
      onchange: () => { this.take([...picker.files]); picker.value = ""; } });
    const zone = h("div", { class: "zone drop" }, picker,
      h("label", { htmlFor: "resume-files", class: "button" }, "Choose resumes"),
      h("p", { class: "soft" }, "or drop files, a folder, or a zip or tar of them here: PDF, Word, OpenDocument, RTF, HTML, text, JSON Resume"));
    droppable(zone, (files) => this.take(files));
    return zone;
  }

  take(files) {
    const archives = files.filter(isArchive);
    const single = files.filter((file) => !isArchive(file));
    for (const file of archives) this.batch(file, file.name, fileName(file.name, numbered += 1));
    if (single.length > MOST) this.batch(tarOf(single), `${single.length} files.tar`, counted(single.length, "file"));
    else this.enqueue(single);
  }

  // ---- one by one

  enqueue(files) {
    for (const file of files) this.queue.push({ file, name: fileName(file.name, numbered += 1) });
    while (this.running < AT_ONCE && this.queue.length) this.next();
  }

  item(name) {
    const bar = h("progress", { max: "1", value: 0, "aria-label": `Progress of ${name}` });
    const state = h("span", { class: "soft" }, "sending");
    const element = h("li", {}, h("span", { class: "file", dir: "auto" }, name), state, bar);
    this.list.append(element);
    const progress = (share) => {
      bar.value = share;
      state.textContent = share < 1 ? `${Math.round(share * 100)} %` : "reading";
      if (share >= 1) bar.removeAttribute("value");
    };
    return { name, element, state, progress };
  }

  async next() {
    const next = this.queue.shift();
    if (!next) return;
    this.running += 1;
    const one = { ...next, ...this.item(next.name) };
    this.showSummary();
    try {
      const made = await api.addResume(one.file, one.progress);
      one.element.remove();
      this.done[made.new ? "added" : "known"] += 1;
      const name = nameOf(made.id, made.name);
      if (made.notices.length) this.done.notices.push([name, made.notices]);
      say(`${name} ${made.new ? "added" : "was kept already"}.`);
      await this.added(made.id);
    } catch (error) {
      this.done.failed += 1;
      this.fail(one, error);
    }
    this.running -= 1;
    this.showSummary();
    this.next();
  }

  showSummary() {
    const { added, known, failed, notices } = this.done;
    const said = [this.queue.length ? `${this.queue.length} waiting` : "", added ? `${counted(added, "resume")} added` : "", known ? `${known} kept already` : "", failed ? `${failed} failed` : ""];
    fill(this.summary, h("p", { class: "soft", role: "status" }, said.filter(Boolean).join(", ")),
      notices.map(([name, texts]) => h("p", { class: "notice" }, h("b", {}, `${name}: `), texts.join(" "))));
  }

  // ---- what failed

  fail(one, error) {
    const told = { name: one.name, error };
    failures.push(told);
    one.element.replaceWith(this.failure(told));
  }

  failure(told) {
    const item = h("li", { class: "failed" }, h("span", { class: "file", dir: "auto" }, told.name), note(told.error),
      h("button", { type: "button", class: "quiet", "aria-label": `Dismiss: ${told.name}`,
        onclick: () => { failures = failures.filter((one) => one !== told); item.remove(); } }, "Dismiss"));
    return item;
  }

  // ---- batches

  async batch(file, name, shown) {
    const one = this.item(shown);
    try {
      const job = await api.addJob(file, name, one.progress);
      one.element.remove();
      this.batches.prepend(this.card(job));
      say("The batch is sent. It is read in the background, and goes on when this page is closed.");
    } catch (error) {
      this.fail(one, error);
    }
  }

  card(job) { return new JobCard(job, this.signal, () => this.added(null)).element; }
}

