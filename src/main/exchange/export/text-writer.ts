import { open } from 'node:fs/promises';
import { unitFeatures } from './geojson-document.ts';
import { scenarioDocument } from './json-document.ts';
import { type ExportProgress, pace } from './pace.ts';
import type { ScenarioReport } from './report.ts';

/** Pieces gathered before the file is touched. */
const chunkLength = 1 << 20;

/** Writes the document as JSON text, one element a line, so that a difference of two exports can be read. */
export async function writeJson(
  report: ScenarioReport,
  path: string,
  onProgress: ExportProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { scenario, ...lists } = scenarioDocument(report);
  const total = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  const rate = pace(total, onProgress, signal);
  await writeText(path, async (write) => {
    await write(`{"scenario":${JSON.stringify(scenario)}`);
    for (const [name, list] of Object.entries(lists)) {
      await write(`,\n"${name}":[`);
      await writeList(list, write, rate);
      await write(']');
    }
    await write('}\n');
  });
}

/** Writes a GeoJSON FeatureCollection of the units. */
export async function writeGeoJson(
  report: ScenarioReport,
  path: string,
  onProgress: ExportProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const rate = pace(report.units.length, onProgress, signal);
  await writeText(path, async (write) => {
    await write('{"type":"FeatureCollection","features":[');
    await writeList(unitFeatures(report), write, rate);
    await write(']}\n');
  });
}

type Write = (text: string) => Promise<void>;

async function writeList(
  list: Iterable<unknown>,
  write: Write,
  rate: ReturnType<typeof pace>,
): Promise<void> {
  let separator = '\n';
  for (const element of list) {
    await write(separator + JSON.stringify(element));
    separator = ',\n';
    await rate.step();
  }
}

/** Writes text in pieces of about a megabyte. */
export async function writeText(path: string, body: (write: Write) => Promise<void>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let buffered = '';
    await body(async (text) => {
      buffered += text;
      if (buffered.length < chunkLength) return;
      await file.writeFile(buffered);
      buffered = '';
    });
    await file.writeFile(buffered);
  } finally {
    await file.close();
  }
}
