// First line of every entry point: an old Node crashes inside native modules with no message (engineering.md, First things 1).
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Bailiwick needs Node 24 and is running on ${process.versions.node}. Start it through npm (npm start, npm test, npm run -s cli), which uses the Node 24 that npm ci installs.\n`,
  );
  process.exit(1);
}
