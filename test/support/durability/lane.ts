import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listBackups } from '../../../src/main/plan/backup.ts';
import { migrations } from '../../../src/main/plan/migrations/index.ts';
import { createPlan, openPlan } from '../../../src/main/plan/open.ts';
import type { Plan } from '../../../src/main/plan/plan.ts';
import { fillGrid } from '../grid-plan.ts';
import { digestOf } from './digest.ts';
import { type Line, names, type Operation } from './protocol.ts';

type Answer = Extract<Line, { type: 'answer' }>;

const region = { columns: 8, rows: 6, reps: 5, seed: 11 };
const fewAccounts = 400;
const oldUnits = 400;

/** A folder with a plan in it that children work on one after another, and what the plan is known to have held. */
export class Lane {
  readonly folder: string;
  /** Content of the plan by its revision, as told by children and seen after their end. */
  readonly #digests = new Map<number, string>();
  readonly #migrated = new Set<string>();
  /** Copies and backups found sound, as they stood: what nobody has written since is sound still. */
  readonly #sound = new Map<string, string>();

  /** @param accounts of its plan: what a step changes, and so how long it takes */
  constructor(folder: string, accounts = fewAccounts) {
    this.folder = folder;
    for (const name of ['', names.copies, names.data]) mkdirSync(join(folder, name), { recursive: true });
    const plan = createPlan(join(folder, names.plan));
    plan.edit({ key: 'import.units', params: {} }, ['state'], (write) => {
      fillGrid(write, { ...region, accounts });
      write.branchScenario(1, 'A');
    });
    const backups = join(folder, names.data, 'first-backup.sqlite');
    plan.saveCopy(backups);
    this.#note(plan);
    plan.close();
    const old = createPlan(join(folder, names.old), { migrations: migrations.slice(0, 1) });
    old.edit({ key: 'import.units', params: {} }, ['units'], (write) => {
      for (let id = 1; id <= oldUnits; id++)
        write.put('unit', {
          id,
          code: `U${id}`,
          name: `县${id}`,
          city: '',
          province: '',
          longitude: 118,
          latitude: 32,
          area_m2: 1,
        });
    });
    old.close();
    const migrated = join(folder, names.migrated);
    copyFileSync(join(folder, names.old), migrated);
    const first = openPlan(migrated);
    this.#migrated.add(digestOf(first));
    first.close();
    this.#forgetMigrated();
  }

  /** What is wrong with what a killed child left behind; empty = nothing lost. */
  check(operation: Operation, lines: readonly Line[]): string[] {
    const answers = lines.filter((line): line is Answer => line.type === 'answer');
    if (operation === 'migrate') return this.#checkMigrated();
    for (const { revision, digest } of answers) this.#digests.set(revision, digest);
    return [
      ...this.#checkPlan(answers.at(-1)),
      ...this.#checkCopies(answers),
      ...this.#checkBackups(operation, answers),
    ];
  }

  #note(plan: Plan): void {
    this.#digests.set(plan.revision, digestOf(plan));
  }

  #checkPlan(last: Answer | undefined): string[] {
    return opened(join(this.folder, names.plan), (plan) => {
      const problems = plan.integrity();
      const extra = plan.revision - (last?.revision ?? plan.revision);
      if (last && extra < 0) problems.push(`step ${last.revision} was answered and is lost`);
      else if (last && !leadsBack(plan, extra, last.digest))
        problems.push(`what stood at step ${last.revision} is not what was answered`);
      this.#note(plan);
      return problems;
    });
  }

  #checkCopies(answers: readonly Answer[]): string[] {
    const folder = join(this.folder, names.copies);
    const files = readdirSync(folder).map((name) => join(names.copies, name));
    if (existsSync(join(this.folder, names.restored))) files.push(names.restored);
    const told = answers.filter(({ file }) => file !== null && !existsSync(join(this.folder, file)));
    return [
      ...told.map(({ file }) => `${file} was answered and is not there`),
      ...files
        .filter((name) => !basename(name).startsWith('.'))
        .flatMap((name) => this.#once(join(this.folder, name), (plan) => this.#isKnown(plan, name))),
    ];
  }

  #checkBackups(operation: Operation, answers: readonly Answer[]): string[] {
    const root = join(this.folder, names.data, 'backups');
    const backups = existsSync(root)
      ? readdirSync(root).flatMap((name) => listBackups(join(root, name)))
      : [];
    const problems = backups.flatMap(({ path, revision }) =>
      this.#once(path, (plan) => [
        ...this.#isKnown(plan, basename(path)),
        ...(plan.revision === revision ? [] : [`${basename(path)} holds step ${plan.revision}`]),
      ]),
    );
    const newest = Math.max(0, ...backups.map(({ revision }) => revision));
    const asked = answers.filter(({ milliseconds }) => milliseconds > 0).at(-1);
    if (operation === 'backup' && asked && newest < asked.revision)
      problems.push('a backup answered is not there');
    return problems;
  }

  /** As `opened`, once for each content of a file. */
  #once(path: string, look: (plan: Plan) => string[]): string[] {
    if (this.#sound.get(path) === stampOf(path)) return [];
    const problems = opened(path, look);
    if (problems.length === 0) this.#sound.set(path, stampOf(path));
    return problems;
  }

  #isKnown(plan: Plan, name: string): string[] {
    const known = this.#digests.get(plan.revision) === digestOf(plan);
    return known ? plan.integrity() : [`${name} holds what the plan never was`];
  }

  #checkMigrated(): string[] {
    const path = join(this.folder, names.migrated);
    if (!existsSync(path)) return [];
    const problems = opened(path, (plan) => {
      const same = this.#migrated.has(digestOf(plan)) && plan.count('unit') === oldUnits;
      return same ? plan.integrity() : ['the migrated plan holds something else'];
    });
    for (const name of readdirSync(this.folder)) {
      if (!name.startsWith(`${names.migrated}.bak-`)) continue;
      const old = openPlan(join(this.folder, name), { migrations: migrations.slice(0, 1) });
      if (old.count('unit') !== oldUnits) problems.push(`${name} is not the plan as it was`);
      old.close();
    }
    this.#forgetMigrated();
    return problems;
  }

  #forgetMigrated(): void {
    for (const name of readdirSync(this.folder))
      if (name.startsWith(names.migrated)) rmSync(join(this.folder, name));
  }
}

function stampOf(path: string): string {
  const { ino, size, mtimeNs } = statSync(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

function opened(path: string, look: (plan: Plan) => string[]): string[] {
  let plan: Plan;
  try {
    plan = openPlan(path);
  } catch (error) {
    return [`${basename(path)} does not open: ${error instanceof Error ? error.message : error}`];
  }
  try {
    return look(plan);
  } catch (error) {
    return [`${basename(path)} can't be read: ${error instanceof Error ? error.message : error}`];
  } finally {
    plan.close();
  }
}

/** Whether taking `steps` steps back, or forward again, leads to the content of that digest; the plan stands as before. */
function leadsBack(plan: Plan, steps: number, digest: string): boolean {
  if (steps === 0) return digestOf(plan) === digest;
  for (const [there, back] of [
    [() => plan.undo(), () => plan.redo()],
    [() => plan.redo(), () => plan.undo()],
  ] as const) {
    let taken = 0;
    try {
      for (; taken < steps; taken++) there();
      if (digestOf(plan) === digest) return true;
    } catch {
      // no step that way
    } finally {
      for (; taken > 0; taken--) back();
    }
  }
  return false;
}
