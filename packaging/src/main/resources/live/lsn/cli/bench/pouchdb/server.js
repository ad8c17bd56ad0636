// Holds the documents of a file, a JSON object a line, as a server that PouchDB replicates from.
// usage: node server.js FILE; prints its port once it has them
const fs = require("fs");
const readline = require("readline");
const express = require("express");
const PouchDB = require("pouchdb").plugin(require("pouchdb-adapter-memory"));

const BATCH = 1000;
const Held = PouchDB.defaults({ adapter: "memory" });
const options = { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: "server.log" };
const serve = require("express-pouchdb")(Held, options);

async function main() {
  const orders = new Held("orders");
  let batch = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(process.argv[2]) })) {
    const { id, ...rest } = JSON.parse(line);
    batch.push({ _id: id, ...rest });
    if (batch.length === BATCH) {
      await orders.bulkDocs(batch);
      batch = [];
    }
  }
  await orders.bulkDocs(batch);
  const server = express().use("/", serve).listen(0, "127.0.0.1", () => {
    console.log("port " + server.address().port);
  });
}

main();
