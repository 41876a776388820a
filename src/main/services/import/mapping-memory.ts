import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type ColumnMapping,
  type CoordinateSystem,
  columnMapping,
  coordinateSystems,
} from '../../../shared/contract/import.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { headingsOf } from '../../exchange/import/find-header.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { SheetSource } from './prepare.ts';

const memory = z.object({ mapping: z.array(columnMapping), crs: z.enum(coordinateSystems) });
type Memory = { mapping: ColumnMapping[]; crs: CoordinateSystem };

/** Settings key of what was chosen for a sheet with just these headings. */
function keyOf(kind: ImportKind, headers: readonly string[]): string {
  const normal = headers.map((header) => header.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));
  const hash = createHash('sha256').update(JSON.stringify(normal)).digest('hex').slice(0, 16);
  return `importMapping:${kind}:${hash}`;
}

export function recallMapping(
  plan: PlanReader,
  kind: ImportKind,
  headers: readonly string[],
): Memory | undefined {
  const stored = plan.setting(keyOf(kind, headers));
  if (stored === undefined) return undefined;
  const parsed = memory.safeParse(JSON.parse(stored));
  return parsed.success && parsed.data.mapping.every(({ column }) => column < headers.length)
    ? parsed.data
    : undefined;
}

export function rememberMapping(
  writer: PlanWriter,
  { kind, sheet, headerRow, mapping, crs }: SheetSource,
): void {
  const headers = headingsOf(sheet, headerRow);
  const value: Memory = { mapping: [...mapping], crs };
  writer.put('setting', { key: keyOf(kind, headers), value: JSON.stringify(value) });
}
