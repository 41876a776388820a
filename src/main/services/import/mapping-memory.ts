import { createHash } from 'node:crypto';
import { z } from 'zod';
import { columnMapping, coordinateSystems, type ImportPreset } from '../../../shared/contract/import.ts';
import { type ImportKind, importKinds } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { headingsOf } from '../../exchange/import/find-header.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedJson } from '../stored-json.ts';
import type { SheetSource } from './prepare.ts';

const memory = z.object({
  mapping: z.array(columnMapping),
  crs: z.enum(coordinateSystems),
  /** What the person calls the source; by default the first file's name. */
  name: z.string().default(''),
  headers: z.array(z.string()).default([]),
});
type Memory = z.infer<typeof memory>;
const prefix = 'importMapping:';

/** Settings key of what was chosen for a sheet with just these headings. */
function keyOf(kind: ImportKind, headers: readonly string[]): string {
  const normal = headers.map((header) => header.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));
  const hash = createHash('sha256').update(JSON.stringify(normal)).digest('hex').slice(0, 16);
  return `${prefix}${kind}:${hash}`;
}

export function recallMapping(
  plan: PlanReader,
  kind: ImportKind,
  headers: readonly string[],
): Memory | undefined {
  const known = parsed(plan.setting(keyOf(kind, headers)));
  return known?.mapping.every(({ column }) => column < headers.length) ? known : undefined;
}

export function rememberMapping(
  writer: PlanWriter,
  { kind, file, sheet, headerRow, mapping, crs }: SheetSource,
): void {
  const headers = headingsOf(sheet, headerRow);
  const key = keyOf(kind, headers);
  const name = parsed(writer.setting(key))?.name || file.replace(/\.[^.]*$/, '');
  const value: Memory = { mapping: [...mapping], crs, name, headers };
  writer.put('setting', { key, value: JSON.stringify(value) });
}

function parsed(stored: string | undefined): Memory | undefined {
  if (stored === undefined) return undefined;
  const read = memory.safeParse(storedJson(stored));
  return read.success ? read.data : undefined;
}

/** What is remembered of the sheets imported so far, by name. */
export function listPresets(plan: PlanReader): ImportPreset[] {
  return plan
    .all('setting')
    .flatMap(({ key, value }): ImportPreset[] => {
      const kind = importKinds.find((one) => key.startsWith(`${prefix}${one}:`));
      const known = kind ? parsed(value) : undefined;
      if (!kind || !known) return [];
      const fields = known.mapping.filter(({ field }) => field !== null);
      return [
        { key, kind, name: known.name, headers: known.headers, columns: fields.length, crs: known.crs },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.key.localeCompare(b.key));
}

/** Renames what is remembered under a key. Throws NOT_FOUND, VALUE_INVALID for an empty name. */
export function renamePreset(plan: Plan, key: string, name: string): void {
  const known = key.startsWith(prefix) ? parsed(plan.setting(key)) : undefined;
  if (!known) throw new AppError('NOT_FOUND', { what: 'preset', id: key });
  if (name.trim() === '') throw new AppError('VALUE_INVALID', { field: 'name', value: name });
  const label = { key: 'import.presetRenamed', params: { name: name.trim() } };
  plan.edit(label, ['state'], (writer) =>
    writer.put('setting', { key, value: JSON.stringify({ ...known, name: name.trim() }) }),
  );
}

/** Forgets it: a sheet of these headings is guessed anew. Throws NOT_FOUND. */
export function removePreset(plan: Plan, key: string): void {
  const known = key.startsWith(prefix) ? parsed(plan.setting(key)) : undefined;
  if (!known) throw new AppError('NOT_FOUND', { what: 'preset', id: key });
  const label = { key: 'import.presetRemoved', params: { name: known.name } };
  plan.edit(label, ['state'], (writer) => writer.remove('setting', { key }));
}
