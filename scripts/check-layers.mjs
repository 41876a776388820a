// npm run layers: fails when an import goes the wrong way, or a package may not be shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { violationsOf } from './layer-rules.mjs';
import { lockfileViolations } from './lockfile-rules.mjs';
import { root, say } from './tools.mjs';

const files = ['src', 'bench']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const problems = files.flatMap((file) => {
  const path = relative(root, file).split(sep).join('/');
  return violationsOf(path, readFileSync(file, 'utf8')).map((problem) => `${path}: ${problem}`);
});
problems.push(...lockfileViolations(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))));

for (const problem of problems) say(problem);
say(problems.length === 0 ? `Layers: ${files.length} files in order.` : `Layers: ${problems.length} wrong.`);
process.exitCode = problems.length === 0 ? 0 : 1;
