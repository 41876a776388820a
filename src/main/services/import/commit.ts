import type { PlanEvent } from '../../../shared/contract/plan.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { EditablePlan } from '../../plan/staged.ts';
import { presentScenario } from '../assignment.ts';
import { rebuildPresent } from '../present.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import { rememberMapping } from './mapping-memory.ts';
import { rememberPlaces } from './place-memory.ts';
import type { Prepared, SheetSource } from './prepare.ts';

type Topics = PlanEvent['topics'];

const topicsOf: Readonly<Record<ImportKind, Topics>> = {
  units: ['state', 'units', 'accounts', 'competitors', 'links', 'scenarios', 'alignment'],
  accounts: ['state', 'accounts', 'reps', 'scenarios', 'alignment', 'quota'],
  reps: ['state', 'reps', 'scenarios', 'alignment'],
  competitors: ['state', 'competitors'],
  sales: ['state', 'accounts', 'alignment', 'quota'],
  assignments: ['alignment', 'quota'],
  tree: ['tree'],
  distances: ['state'],
  postalCodes: ['state'],
};
/** Kinds after which the present state (现状) may read differently. */
const movesPresent: ReadonlySet<ImportKind> = new Set(['units', 'accounts', 'reps']);

/** Writes a prepared import: one transaction, one step of the history. An import that changes nothing leaves no step. */
export function commitImport(
  plan: EditablePlan,
  source: SheetSource,
  { kind, changes, chosen }: Prepared,
  presentName?: string,
): void {
  const { created, updated, removed = 0 } = changes;
  const touched = created + updated + removed;
  const params = { file: source.file, created, updated };
  const label =
    removed > 0
      ? { key: `importReplacing.${kind}`, params: { ...params, removed } }
      : { key: `import.${kind}`, params };
  plan.edit(label, topicsOf[kind], (writer) => {
    const present = presentScenario(writer);
    if (touched > 0 && movesPresent.has(kind) && present) takeSnapshot(writer, present.id, 'import');
    changes.write(writer);
    if (touched > 0) {
      rememberMapping(writer, source);
      rememberPlaces(writer, chosen);
      if (movesPresent.has(kind)) rebuildPresent(writer, presentName);
    }
  });
}
