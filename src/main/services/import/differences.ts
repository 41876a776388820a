import type { ImportDifference } from '../../../shared/contract/import.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { TableName } from '../../plan/rows.ts';
import type { StagedPlan } from '../../plan/staged.ts';
import { findMoves } from './assignment-differences.ts';
import type { Changes } from './changes.ts';
import { createSayings, fieldsOf, ownerOf, saidShort, toldTables } from './difference-fields.ts';
import type { SheetSource } from './prepare.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** Tables whose rows are things with a name of their own. */
const things = ['account', 'rep', 'unit', 'competitor'] as const;
type Thing = (typeof things)[number];

/**
 * Cell by cell what an import would change in what the plan has: by the id of each row, so that a row moved or renamed in the
 * file is still the same row. New rows are left out; of a row that goes only that it goes is told.
 */
export function findDifferences(
  plan: StagedPlan,
  changes: Changes,
  source: Pick<SheetSource, 'kind' | 'scenarioId'>,
  language: Language,
): ImportDifference[] {
  if (changes.updated + (changes.removed ?? 0) === 0) return [];
  if (source.kind === 'assignments') return findMoves(plan, changes, source.scenarioId ?? 0, language);
  const names = createNames(plan);
  const say = createSayings(plan);
  const changed = plan.trial((write) => changes.write(write));
  const found: ImportDifference[] = [];
  for (const table of toldTables) {
    for (const row of changed.get(table) ?? []) {
      const before = row.before && (plan.record(table, row.before) as unknown as Values);
      const after = row.after && (plan.record(table, row.after) as unknown as Values);
      const present = (after ?? before) as Values;
      const [owner, column] = ownerOf[table] ?? [table, 'id'];
      const name = names(owner as Thing, Number(present[column]));
      // New things are counted, not told.
      if (name === null) continue;
      if (after === null && isThing(table)) {
        found.push({ kind: 'removed', name, field: '', before: '', after: '' });
        continue;
      }
      for (const [key, { heading, say: how }] of fieldsOf(table, present)) {
        const said = [say(before?.[key], how), say(after?.[key], how)] as const;
        if (said[0] === said[1]) continue;
        const [from, to] = saidShort(said, how);
        found.push({
          kind: 'changed',
          name,
          field: label(language, heading, present),
          before: from,
          after: to,
        });
      }
    }
  }
  const gone = new Set(found.flatMap(({ kind, name }) => (kind === 'removed' ? [name] : [])));
  return found.filter(({ kind, name }) => kind === 'removed' || !gone.has(name));
}

const isThing = (table: TableName): table is Thing => things.some((thing) => thing === table);

function label(language: Language, heading: string, row: Values): string {
  const [catalogue, key] = heading.includes(':') ? heading.split(':') : ['findings', `heading.${heading}`];
  const text = translate(language, catalogue, key, { year: String(row.year ?? '') });
  // One column holds the figures of many: the row says which.
  const which = row.measure_key ?? row.month;
  return which === undefined ? text : `${text} ${which}`;
}

/** Id and name of what the plan has; null for what it has not. */
function createNames(plan: PlanReader): (thing: Thing, id: number) => string | null {
  const known: Record<Thing, Map<number, string>> = {
    account: new Map(plan.all('account').map(({ id, ref, name }) => [id, joined(ref, name)])),
    rep: new Map(plan.all('rep').map(({ id, ref, name }) => [id, joined(ref, name)])),
    unit: new Map(plan.all('unit').map(({ id, code, name }) => [id, joined(code, name)])),
    competitor: new Map(plan.all('competitor').map(({ id, name, brand }) => [id, joined(brand, name)])),
  };
  return (thing, id) => known[thing].get(id) ?? null;
}

const joined = (ref: string, name: string): string => (ref === name ? name : `${ref} ${name}`.trim());
