// After npm has rewritten package-lock.json: marks prebuilt packages again (why: lockfile-rules.mjs).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prebuilt } from './lockfile-rules.mjs';
import { root } from './tools.mjs';

const path = join(root, 'package-lock.json');
const lockfile = JSON.parse(readFileSync(path, 'utf8'));
for (const name of prebuilt) lockfile.packages[name].gypfile = false;
writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
