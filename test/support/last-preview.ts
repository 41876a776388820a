import type { ImportPreview } from '../../src/shared/contract/import.ts';

/** The preview that a service's events of reading or deciding end with. */
export async function lastPreview(
  events: AsyncIterable<{ preview: ImportPreview | null }>,
): Promise<ImportPreview> {
  let last: ImportPreview | null = null;
  for await (const { preview } of events) last = preview;
  if (!last) throw new Error('no preview');
  return last;
}
