// Files as they are dropped or chosen.

export const ACCEPTED = ".pdf,.docx,.odt,.rtf,.html,.htm,.txt,.md,.json,.png,.jpg,.jpeg,.tif,.tiff,.webp";
export const ARCHIVES = ".zip,.tar,.tgz,.gz,.tbz2,.bz2,.txz,.xz";

const ARCHIVE = /\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$/i;

export const isArchive = (file) => ARCHIVE.test(file.name);

/** The files in a folder that was dropped, and in its folders. */
async function within(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => { entry.file(resolve, reject); })];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (!some.length) break;
    found.push(...some);
  }
  const visible = found.filter((one) => !one.name.startsWith("."));
  return (await Promise.all(visible.map(within))).flat();
}

async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  return (await Promise.all(entries.map(within))).flat();
}

/** Files that are dropped on `element`, those of folders too, go to `taken`. */
export function droppable(element, taken) {
  const over = (on) => (event) => {
    event.preventDefault();
    element.classList.toggle("over", on);
  };
  element.addEventListener("dragenter", over(true));
  element.addEventListener("dragover", over(true));
  element.addEventListener("dragleave", over(false));
  element.addEventListener("drop", async (event) => {
    over(false)(event);
    const files = await filesOf(event.dataTransfer);
    if (files.length) taken(files);
  });
}
