// Fills one template with one engine, again and again: prints milliseconds per document.
// usage: node engines.mjs ENGINE TEMPLATE DATA OUTPUT SECONDS
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, template, dataFile, output, seconds] = process.argv.slice(2);
const require = createRequire(pathToFileURL(process.cwd() + "/"));
const contexts = JSON.parse(readFileSync(dataFile, "utf8"));
const content = readFileSync(template);

function docxtemplater() {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  return async (data) => {
    const doc = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
    doc.render(data);
    return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

function easyTemplateX() {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return (data) => handler.process(content, data);
}

function carbone() {
  const engine = require("carbone");
  return (data) =>
    new Promise((resolve, reject) =>
      engine.render(template, data, (error, made) => (error ? reject(error) : resolve(made))),
    );
}

const fill = { docxtemplater, "easy-template-x": easyTemplateX, carbone }[engine]();
const made = await fill(contexts[0]);
writeFileSync(output, made);
for (const data of contexts.slice(0, 5)) await fill(data);
let done = 0;
const start = performance.now();
while (done === 0 || performance.now() - start < 1000 * Number(seconds)) {
  await fill(contexts[done % contexts.length]);
  done += 1;
}
console.log((performance.now() - start) / done);
process.exit(0);
