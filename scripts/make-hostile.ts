// node scripts/make-hostile.ts [folder]: writes the corpus of bad files (test/fixtures/hostile) with what each must answer.
import './node-version.mjs';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileDatabases } from '../src/main/exchange/geopackage/hostile.ts';
import { hostileMaps } from '../src/main/exchange/testing/hostile/maps.ts';
import { hostileTexts } from '../src/main/exchange/testing/hostile/texts.ts';
import { hostileWorkbooks } from '../src/main/exchange/testing/hostile/workbooks.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'test', 'fixtures', 'hostile');
const building = join(folder, '.building');
mkdirSync(building, { recursive: true });
const cases = [
  ...hostileWorkbooks(building),
  ...hostileTexts(),
  ...hostileMaps(building),
  ...hostileDatabases(building),
];
for (const { name, make } of cases) writeFileSync(join(folder, name.replaceAll('\u202e', '')), make());
rmSync(building, { recursive: true, force: true });
const expected = Object.fromEntries(cases.map((one) => [one.name.replaceAll('\u202e', ''), one.expect]));
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
console.log(`${cases.length} files in ${folder}`);
