// Many files as one: an archive (ustar) that points to the files, so that none is held in memory.

const BLOCK = 512;
const LONGEST = 100; // bytes of a name

const bytesOf = (text) => new TextEncoder().encode(text);

/** `name` in at most 100 bytes, with its ending. */
function fitting(name) {
  const plain = name.replaceAll("/", "_");
  const [, stem, ending] = /^(.*?)(\.[^.]{1,10})?$/su.exec(plain);
  const letters = Array.from(stem);
  while (bytesOf(letters.join("") + (ending ?? "")).length > LONGEST) letters.pop();
  return letters.join("") + (ending ?? "");
}

/** Names of which no two are the same. */
export function apart(names) {
  const taken = new Set();
  return names.map((name) => {
    let made = fitting(name);
    for (let at = 2; taken.has(made); at += 1) made = fitting(name.replace(/(\.[^.]{1,10})?$/u, ` ${at}$1`).slice(-90));
    taken.add(made);
    return made;
  });
}

function head(name, size) {
  const bytes = new Uint8Array(BLOCK);
  const put = (at, text) => bytes.set(bytesOf(text), at);
  const octal = (number, digits) => number.toString(8).padStart(digits, "0");
  put(0, name);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${octal(size, 11)}\0`);
  put(136, `${octal(0, 11)}\0`);
  put(148, "        "); // the sum is taken with spaces in its own place
  put(156, "0");
  put(257, "ustar\u000000");
  put(148, `${octal(bytes.reduce((sum, byte) => sum + byte, 0), 6)}\0 `);
  return bytes;
}

/** One archive of `files`. */
export function tarOf(files) {
  const names = apart(files.map((file) => file.name));
  const parts = files.flatMap((file, at) => [
    head(names[at], file.size), file, new Uint8Array((BLOCK - (file.size % BLOCK)) % BLOCK)]);
  return new Blob([...parts, new Uint8Array(2 * BLOCK)], { type: "application/x-tar" });
}
