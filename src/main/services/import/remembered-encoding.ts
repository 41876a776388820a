import type { RawFile } from '../../exchange/formats/sheet.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { recallEncodings, recallMapping } from './mapping-memory.ts';

/**
 * A text file as it was read before: where its headings say nothing in the encoding its bytes were taken for, but are known in
 * one that such a file was read in earlier, it is read in that. `read` reads the file in an encoding.
 */
export async function readAsRemembered(
  plan: PlanReader,
  detected: RawFile,
  read: (encoding: string) => Promise<RawFile>,
): Promise<RawFile> {
  const isKnown = ({ sheets }: RawFile) => sheets.some((sheet) => recallMapping(plan, sheet, {}));
  if (detected.format !== 'csv' || detected.encoding === 'UTF-8' || isKnown(detected)) return detected;
  for (const encoding of recallEncodings(plan)) {
    if (encoding.toLowerCase() === detected.encoding?.toLowerCase()) continue;
    const other = await read(encoding).catch(() => null);
    if (other && isKnown(other)) return other;
  }
  return detected;
}
