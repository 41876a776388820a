// Adds up the closing lines of all vitest runs in a log: "Tests  3 failed | 120 passed | 1 skipped (124)".
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const text = stripVTControlCharacters(readFileSync(process.argv[2], 'utf8'));
const closing = text.split('\n').filter((line) => /^\s*(Test Files|Tests)\s+\d/.test(line));
const sum = (word) =>
  closing
    .filter((line) => line.trim().startsWith('Tests'))
    .reduce((total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);

for (const line of closing) process.stdout.write(`${line.trim()}\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
