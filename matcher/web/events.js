// Server-sent events over fetch: the browser's EventSource cannot send a key.

import { ask, Problem } from "./http.js";

const PAUSES = [1, 2, 5, 10]; // seconds before a line that broke is opened again

/** The events {event, data, id} of a stream, as they come. It ends with the stream. */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (held + value).split(/\r?\n\r?\n/);
    held = blocks.pop();
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

function eventOf(block) {
  const event = { event: "message", data: "", id: "" };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === "data") event.data += value;
    else if (field === "event" || field === "id") event[field] = value;
  }
  return event.data ? event : null;
}

/** Tell `heard` of a job each time that it has changed, until it has ended or `signal` aborts. */
export async function follow(id, heard, signal) {
  let last = "0";
  for (let broken = 0; !signal.aborted; broken += 1) {
    try {
      const response = await ask(`/v1/jobs/${id}/events`, { signal, headers: { "last-event-id": last } });
      for await (const event of eventsOf(response)) {
        last = event.id;
        broken = 0;
        heard(JSON.parse(event.data));
        if (event.event === "end") return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && error.code !== "unreachable") throw error;
    }
    const seconds = PAUSES[Math.min(broken, PAUSES.length - 1)];
    await new Promise((resolve) => { window.setTimeout(resolve, seconds * 1000); });
  }
}
