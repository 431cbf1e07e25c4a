/** The data and its engine: unpacked from the page, asked in a worker, and replaced when a query has to be stopped. */

/** @param {string} id @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(id) {
  const written = atob(element(id).trim()), bytes = new Uint8Array(written.length);
  for (let n = 0; n < written.length; n += 1) bytes[n] = written.charCodeAt(n);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} id @returns {string} */
export function element(id) {
  return (document.getElementById(id) || document.body).textContent || "";
}

export class Data {
  constructor() {
    this.next = 0;
    /** @type {Map<number, { done: (value: any) => void, failed: (error: Error) => void }>} */
    this.waiting = new Map();
    /** @type {Worker | null} */
    this.worker = null;
  }

  /** Opens the data; gives how many statements there are. @returns {Promise<number>} */
  async open() {
    const code = URL.createObjectURL(new Blob([element("engine")], { type: "text/javascript" }));
    const worker = new Worker(code);
    URL.revokeObjectURL(code);
    this.worker = worker;
    worker.onmessage = ({ data }) => this.heard(data);
    worker.onerror = (event) => this.fail(event.message || "worker");
    const [wasm, graph] = await Promise.all([unpacked("wasm"), unpacked("graph")]);
    const answer = await this.send({ task: "open", wasm, graph }, [wasm.buffer, graph.buffer]);
    return answer.size;
  }

  /** @param {string} text @param {string} form @returns {Promise<{ form: string, text: string, took: number }>} */
  ask(text, form) {
    return this.send({ task: "query", text, form });
  }

  /** Ends what runs and opens the data anew. */
  stop() {
    if (this.worker) this.worker.terminate();
    this.fail("stopped");
    return this.open();
  }

  /** @param {any} message @param {Transferable[]} [moved] @returns {Promise<any>} */
  send(message, moved) {
    const id = this.next++;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      if (this.worker) this.worker.postMessage({ id, ...message }, moved || []);
    });
  }

  /** @param {any} answer */
  heard(answer) {
    const one = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (one && answer.error !== undefined) one.failed(new Error(answer.error));
    else if (one) one.done(answer);
  }

  /** @param {string} why */
  fail(why) {
    for (const one of this.waiting.values()) one.failed(new Error(why));
    this.waiting.clear();
  }
}
