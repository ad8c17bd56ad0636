// Fills an empty PouchDB on this disk from a server and prints what came and how long it took.
// usage: node client.js URL FOLDER
const PouchDB = require("pouchdb");

async function main() {
  const filled = new PouchDB(process.argv[3]);
  const began = process.hrtime.bigint();
  await filled.replicate.from(process.argv[2], { batch_size: 1000, batches_limit: 10 });
  const millis = Number((process.hrtime.bigint() - began) / 1000000n);
  const { doc_count } = await filled.info();
  console.log(`replicated ${doc_count} in ${millis} ms`);
  await filled.close();
}

main();
