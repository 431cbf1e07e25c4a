// node rdf.mjs FORMAT FILE: the file's quads as other people's parsers read them, one JSON row a line:
// subject, predicate, object, language, datatype, graph.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { Parser } from "n3";

const [format, file] = process.argv.slice(2);
const content = readFileSync(file, "utf8");
// The context stands in the file; whatever asks for another is an error.
const documentLoader = async (address) => { throw new Error(`asked for ${address}`); };
const quads = format === "json-ld"
  ? await jsonld.toRDF(JSON.parse(content), { documentLoader })
  : new Parser({ format }).parse(content);
const kind = (o) => (o.termType !== "Literal" ? "" : o.language ? "" : o.datatype.value);
const rows = quads.map((q) => JSON.stringify([
  q.subject.value, q.predicate.value, q.object.value, (q.object.language || "").toLowerCase(), kind(q.object), q.graph.value,
]));
process.stdout.write(rows.join("\n") + "\n");
