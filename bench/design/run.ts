import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error the shared evaluator is plain JavaScript, kept as it came
import { evaluate } from '../instances/evaluate.mjs';
import { type Instance, makeLarge } from './make-large.ts';
import { hasMetis, runMetis } from './metis.ts';

/** One line of the table: what is asked, what must be shown, and what the best public peer reaches. */
interface Row {
  readonly instance: string;
  readonly options: readonly string[];
  readonly bar: string;
  readonly peer: string;
}

const both = ['--measures', '0,1', '--tolerance', '0.05'];
const hours = ['--measures', '0', '--tolerance', '0.05'];

const rows: readonly Row[] = [
  {
    instance: 'us-hp-k48',
    options: [...both, '--seconds', '10'],
    bar: '≤ 139.5',
    peer: 'plain annealing 139.4 (40 s)',
  },
  {
    instance: 'us-hp-k48',
    options: [...both, '--seconds', '60'],
    bar: '≤ 138.7',
    peer: 'METIS 147.7, w1 14 % off',
  },
  {
    instance: 'us-hp-k10',
    options: [...both, '--seconds', '30'],
    bar: '≤ 326.7',
    peer: 'GerryChain 332.1 (w0 only)',
  },
  {
    instance: 'cn-grid-k10',
    options: [...both, '--seconds', '30'],
    bar: '≤ 80.6',
    peer: 'GerryChain 84.2 (w0 only)',
  },
  {
    instance: 'us-hp-k200',
    options: [...both, '--seconds', '5'],
    bar: 'impossible, Suffolk',
    peer: 'none tells',
  },
  {
    instance: 'us-hp-k200',
    options: ['--measures', '0', '--tolerance', '0.1', '--seconds', '60'],
    bar: '≤ 65.0',
    peer: '65.04',
  },
  {
    instance: 'us-pop-k48',
    options: ['--tolerance', '0.05', '--seconds', '2'],
    bar: 'names the unit',
    peer: 'none tells',
  },
  {
    instance: 'us-conflict-k48',
    options: [...both, '--seconds', '20'],
    bar: 'reports the conflict',
    peer: '120–140 % off',
  },
  {
    instance: 'exact/blk60-k4',
    options: [...hours, '--seconds', '5'],
    bar: '23.004967',
    peer: 'exact, 1.6 s',
  },
  {
    instance: 'exact/blk100-k5',
    options: [...hours, '--seconds', '5'],
    bar: '25.832755',
    peer: 'exact, 6.4 s',
  },
  {
    instance: 'made-25000-k300',
    options: [...both, '--soft', '--seconds', '60'],
    bar: 'gap ≤ 5 %',
    peer: '–',
  },
];

const root = join(import.meta.dirname, '../..');

function instanceFile(name: string, folder: string): string {
  const stored = join(root, 'bench/instances', `${name}.json`);
  if (existsSync(stored)) return stored;
  const made = join(folder, `${name}.json`);
  if (!existsSync(made)) writeFileSync(made, JSON.stringify(makeLarge(25_000, 300)));
  return made;
}

function line(row: Row, folder: string): string {
  const file = instanceFile(row.instance, folder);
  const out = join(folder, 'assignment.json');
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'src/main/cli/index.ts'),
      'solve',
      file,
      ...row.options,
      '--seed',
      '1',
      '--out',
      out,
      '--json',
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const wall = (performance.now() - started) / 1000;
  if (run.status !== 0) return `| ${row.instance} | failed: ${run.stderr.trim()} |`;
  const result = JSON.parse(run.stdout) as {
    gap: number | null;
    lowerBoundKm: number | null;
    reasons: { code: string }[];
  };
  const instance = JSON.parse(readFileSync(file, 'utf8')) as Instance;
  const { deviation, split, kilometres } = scoreOf(
    instance,
    JSON.parse(readFileSync(out, 'utf8')) as number[],
  );
  const bound = result.lowerBoundKm === null ? '–' : result.lowerBoundKm.toFixed(2);
  const gap = result.gap === null ? '–' : `${(100 * result.gap).toFixed(2)} %`;
  const codes = [...new Set(result.reasons.map((reason) => reason.code))].join(', ') || '–';
  return `| ${row.instance} | \`${row.options.join(' ')}\` | ${deviation} | ${split} | ${kilometres} | ${bound} | ${gap} | ${wall.toFixed(1)} | ${codes} | ${row.bar} | ${row.peer} |`;
}

/** The shared evaluator's view of an assignment. */
function scoreOf(instance: Instance, assignment: number[]) {
  const score = evaluate(instance, assignment) as {
    maxDev: number[];
    nonContig: number;
    compactUnitKm: number;
  };
  return {
    deviation: score.maxDev.map((each) => (100 * each).toFixed(2)).join('/'),
    split: score.nonContig,
    kilometres: score.compactUnitKm.toFixed(3),
  };
}

/** The same question put to METIS, scored by the same evaluator. */
function metisLine(row: Row, folder: string): string {
  const instance = JSON.parse(readFileSync(instanceFile(row.instance, folder), 'utf8')) as Instance;
  const option = (name: string) => row.options[row.options.indexOf(name) + 1] ?? '';
  const measures = row.options.includes('--measures') ? option('--measures').split(',').map(Number) : [0];
  const answer = runMetis(instance, measures);
  if (answer === null) return `| ${row.instance} | METIS | no partition | | | | | | | | |`;
  const { deviation, split, kilometres } = scoreOf(instance, answer.assignment);
  return `| ${row.instance} | METIS ${measures.join(',')} | ${deviation} | ${split} | ${kilometres} | – | – | ${answer.seconds.toFixed(1)} | | | |`;
}

/**
 * The table of docs/optimiser.md: every instance whose name holds `wanted`, solved from the terminal by 2 threads with seed 1
 * and scored by the shared evaluator, METIS beside it where installed.
 */
export function benchInstances(wanted = ''): void {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  console.log(
    '\n| instance | asked | largest deviation w0/w1 % | split | km | bound | gap | s | reasons | bar | best peer |\n|---|---|---|---|---|---|---|---|---|---|---|',
  );
  const metis = hasMetis();
  const asked = new Set<string>();
  for (const row of rows) {
    if (!row.instance.includes(wanted)) continue;
    console.log(line(row, folder));
    const question = `${row.instance} ${row.options.filter((_, index) => index < 4).join(' ')}`;
    if (metis && !asked.has(question)) console.log(metisLine(row, folder));
    asked.add(question);
  }
  if (!metis) console.log('METIS left out: gpmetis is not installed (Debian package metis).');
  rmSync(folder, { recursive: true, force: true });
}

if (import.meta.main) benchInstances(process.argv[2]);
