// A batch: how far it is, told by the server as it goes; pause, go on, end; and what failed of it.

import * as api from "./api.js";
import { follow } from "./events.js";
import { fill, h, say } from "./dom.js";
import { blind } from "./settings.js";
import { empty, note } from "./states.js";
import { fileName, moment, sentence } from "./words.js";

const ENDED = ["finished", "failed", "cancelled"];
const SAID = { queued: "waiting for its turn", running: "being read", paused: "paused", finished: "done",
  failed: "failed", cancelled: "ended before its end" };

/** A job's card. `ended` is called when it is seen to end. */
export class JobCard {
  constructor(job, signal, ended = () => {}) {
    Object.assign(this, { job, signal, ended });
    this.bar = h("progress", { max: "1", "aria-label": "Progress of the batch" });
    this.state = h("p", { class: "soft", role: "status" });
    this.actions = h("p", { class: "actions" });
    this.trouble = h("div");
    this.failed = h("div");
    this.title = h("h3", { dir: "auto" }, blind() ? `Batch of ${moment(job.created_at)}` : job.name,
      blind() ? null : h("span", { class: "soft" }, moment(job.created_at)));
    this.element = h("li", { class: "job", data: { job: job.id } }, this.title, this.bar, this.state, this.actions, this.trouble, this.failed);
    this.show();
    if (!this.over) this.watch();
  }

  get over() { return ENDED.includes(this.job.state); }

  async watch() {
    try {
      await follow(this.job.id, (job) => this.take(job), this.signal);
    } catch (error) {
      if (!this.signal.aborted) fill(this.trouble, note(error));
    }
  }

  take(job) {
    const was = this.over;
    if (job.revision < this.job.revision) return;
    this.job = job;
    this.show();
    if (!was && this.over) {
      say(`The batch is ${SAID[job.state]}. ${this.counts()}`);
      this.ended(job);
    }
  }

  counts() {
    const { added, known, failed } = this.job.counts;
    return [`${added.toLocaleString("en")} added`, known ? `${known} kept already` : "", failed ? `${failed} failed` : ""].filter(Boolean).join(", ");
  }

  show() {
    const { state, wanted, counts, reason } = this.job;
    const share = counts.total ? Math.min(1, counts.done / counts.total) : 0;
    if (this.over) this.bar.hidden = true;
    else if (counts.total) this.bar.value = share;
    else this.bar.removeAttribute("value");
    const of = this.over ? ": " : `: ${counts.done} of about ${counts.total}, `;
    const far = this.over || counts.total ? of + this.counts() : ""; // nothing is known before its first files are read
    const text = sentence(`${wanted && wanted !== state ? `to be ${SAID[wanted]}` : SAID[state]}${far}`);
    if (this.state.textContent !== text) this.state.textContent = text;
    if (reason) fill(this.trouble, h("p", { class: "trouble" }, reason.detail));
    const kind = `${state} ${wanted} ${counts.failed > 0}`;
    if (kind === this.kind) return; // the buttons stay, and so does the focus
    this.kind = kind;
    fill(this.actions, this.buttons());
    if (counts.failed && !this.failed.firstChild) fill(this.failed, this.failures());
  }

  buttons() {
    const { state } = this.job;
    const act = (name, text) => h("button", { type: "button", onclick: () => this.act(() => api.actOnJob(this.job.id, name)) }, text);
    if (this.over) {
      return h("button", { type: "button", class: "quiet", onclick: () => this.act(async () => {
        await api.removeJob(this.job.id);
        this.element.remove();
      }) }, "Remove from the list");
    }
    return [state === "paused" ? act("resume", "Continue") : act("pause", "Pause"), act("cancel", "End it here")];
  }

  async act(work) {
    fill(this.trouble);
    try {
      const job = await work();
      if (job) this.take(job);
    } catch (error) {
      fill(this.trouble, note(error));
    }
  }

  failures() {
    const list = h("ul", { class: "failures" });
    const more = h("p");
    let seen = 0;
    const load = async (cursor) => {
      try {
        const page = await api.failures(this.job.id, cursor, this.signal);
        list.append(...page.failures.map((one) => {
          seen += 1;
          return h("li", {}, h("b", { dir: "auto" }, fileName(one.name, seen)), " ", sentence(one.detail));
        }));
        fill(more, page.next_cursor ? h("button", { type: "button", class: "link", onclick: () => load(page.next_cursor) }, "Show more") : null);
      } catch (error) {
        fill(more, note(error));
      }
    };
    return h("details", { ontoggle: (event) => {
      if (!event.currentTarget.open) return;
      fill(list);
      seen = 0;
      load(null);
    } }, h("summary", {}, "What failed, and why"), list, more);
  }
}

/** All jobs that the server knows of. */
export async function showJobs(_words, signal) {
  const { jobs } = await api.jobs(signal);
  return { title: "Batches", content: h("article", { class: "jobs narrow" },
    h("header", { class: "view-head" }, h("div", {}, h("h1", { tabIndex: -1 }, "Batches"),
      h("p", { class: "soft" }, "Archives and large folders, read in the background; they go on when this page is closed. Listed for 30 days."))),
    jobs.length ? h("ul", { class: "job-list" }, jobs.map((job) => new JobCard(job, signal).element))
      : empty("No batch yet", "Drop a zip or tar of resumes, a folder, or more than 20 files at the start.",
        h("a", { class: "button primary", href: "#/" }, "Add resumes"))) };
}
