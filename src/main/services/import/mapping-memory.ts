import { createHash } from 'node:crypto';
import { z } from 'zod';
import { columnMapping, coordinateSystems, type ImportPreset } from '../../../shared/contract/import.ts';
import { type ImportKind, importKinds } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RawSheet } from '../../exchange/formats/sheet.ts';
import { headingsOf, searchedRows } from '../../exchange/import/find-header.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedJson } from '../stored-json.ts';
import type { SheetSource } from './prepare.ts';

const memory = z.object({
  mapping: z.array(columnMapping),
  crs: z.enum(coordinateSystems),
  /** What the person calls the source; by default the first file's name. */
  name: z.string().default(''),
  headers: z.array(z.string()).default([]),
  /** The sheet it was, and a text file's encoding. */
  sheet: z.string().default(''),
  encoding: z.string().nullable().default(null),
});
type Memory = z.infer<typeof memory>;
const prefix = 'importMapping:';

/** Settings key of what was chosen for a sheet with just these headings. */
const keyOf = (kind: ImportKind, headers: readonly string[]): string =>
  `${prefix}${kind}:${createHash('sha256').update(normalText(headers)).digest('hex').slice(0, 16)}`;

const normalText = (headers: readonly string[]): string =>
  JSON.stringify(headers.map((header) => header.normalize('NFKC').toLowerCase().replace(/\s+/g, '')));

/** What was chosen for a sheet of these headings, and where they stand in it. */
export interface Recalled {
  kind: ImportKind;
  headerRow: number;
  memory: Memory;
}

/**
 * What a sheet was taken for before: headings, as they were then, in the row given or else in any of its first. A sheet of the
 * name comes before others, `kind` fixes what is looked for.
 */
export function recallMapping(
  plan: PlanReader,
  sheet: RawSheet,
  chosen: { kind?: ImportKind | undefined; headerRow?: number | undefined },
): Recalled | undefined {
  const known = memories(plan).filter(({ kind }) => chosen.kind === undefined || kind === chosen.kind);
  if (known.length === 0) return undefined;
  const wanted = new Map<string, typeof known>();
  for (const one of known) {
    const text = normalText(one.memory.headers);
    wanted.set(text, [...(wanted.get(text) ?? []), one]);
  }
  const rows = sheet.columns
    ? [0]
    : chosen.headerRow !== undefined
      ? [chosen.headerRow]
      : sheet.rows.slice(0, searchedRows).map(({ row }) => row);
  for (const headerRow of rows) {
    const headers = headingsOf(sheet, headerRow);
    const found = (wanted.get(normalText(headers)) ?? []).filter(({ memory }) =>
      memory.mapping.every(({ column }) => column < headers.length),
    );
    const best = found.find(({ memory }) => memory.sheet === sheet.name) ?? found[0];
    if (best) return { kind: best.kind, headerRow, memory: best.memory };
  }
  return undefined;
}

/** Encodings in which text files were read, to be tried where the bytes alone lead nowhere known. */
export const recallEncodings = (plan: PlanReader): string[] => [
  ...new Set(memories(plan).flatMap(({ memory }) => memory.encoding ?? [])),
];

export function rememberMapping(
  writer: PlanWriter,
  { kind, file, sheet, headerRow, mapping, crs, encoding = null }: SheetSource,
): void {
  const headers = headingsOf(sheet, headerRow);
  const key = keyOf(kind, headers);
  const name = parsed(writer.setting(key))?.name || file.replace(/\.[^.]*$/, '');
  const value: Memory = { mapping: [...mapping], crs, name, headers, sheet: sheet.name, encoding };
  writer.put('setting', { key, value: JSON.stringify(value) });
}

function parsed(stored: string | undefined): Memory | undefined {
  if (stored === undefined) return undefined;
  const read = memory.safeParse(storedJson(stored));
  return read.success ? read.data : undefined;
}

function memories(plan: PlanReader): { key: string; kind: ImportKind; memory: Memory }[] {
  return plan.all('setting').flatMap(({ key, value }) => {
    const kind = importKinds.find((one) => key.startsWith(`${prefix}${one}:`));
    const known = kind ? parsed(value) : undefined;
    return kind && known ? [{ key, kind, memory: known }] : [];
  });
}

/** What is remembered of the sheets imported so far, by name. */
export function listPresets(plan: PlanReader): ImportPreset[] {
  return memories(plan)
    .map(({ key, kind, memory: { name, headers, mapping, crs, sheet, encoding } }): ImportPreset => {
      const columns = mapping.filter(({ field }) => field !== null).length;
      return { key, kind, name, headers, columns, crs, sheet, encoding };
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
