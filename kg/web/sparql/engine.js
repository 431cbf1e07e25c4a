/**
 * What runs beside the page, in a worker of its own, so that a query that never ends can be stopped: it stands behind
 * Oxigraph's own code, which brings `initSync` and `Store`. Asked by messages, answers with one each.
 */

/** As `kg query` has it: the default graph is the union of the named ones. */
const UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }";
/** @type {any} */
let store;

/** @type {Record<string, (message: any) => any>} */
const TASKS = {
  open({ wasm, graph }) {
    initSync({ module: wasm });
    store = new Store();
    store.load(graph, { format: "application/trig", no_transaction: true });
    const size = store.size;
    store.update(UNION);
    return { size };
  },
  query({ text, form }) {
    const since = performance.now();
    const answer = form === "graph"
      ? { form, text: store.query(text, { results_format: "text/turtle" }) }
      : { form: "table", text: store.query(text, { results_format: "json" }) };
    return { ...answer, took: performance.now() - since };
  },
};

self.onmessage = ({ data }) => {
  try {
    self.postMessage({ id: data.id, ...TASKS[data.task](data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error instanceof Error ? error.message : error) });
  }
};
