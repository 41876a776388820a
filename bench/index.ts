/**
 * `npm run bench [-- name [part …] …]`: seeded figures. Without names all groups run, without parts all of a group's.
 */
import '../scripts/node-version.mjs';

type Run = (parts: readonly string[]) => Promise<void>;

const groups: Readonly<Record<string, Run>> = {
  sample: async () => (await import('./sample.ts')).benchSample(),
  quota: async () => (await import('./quota.ts')).benchQuota(),
  edit: async () => {
    await (await import('./edit.ts')).benchEdit();
    await (await import('./edit-frames.ts')).benchFrames();
  },
  frames: async () => (await import('./edit-frames.ts')).benchFrames(),
  compare: async () => (await import('./compare.ts')).benchCompare(),
  blocks: async (parts) => (await import('./blocks/run.ts')).benchBlocks(parts),
  exchange: async (parts) => (await import('./exchange/run.ts')).benchExchange(parts),
  durability: async () => (await import('./durability.ts')).benchDurability(),
  staffing: async () => (await import('./staffing.ts')).benchStaffing(),
  reports: async () => (await import('./reports/run.ts')).benchReports(),
  'large-reports': async () => (await import('./reports/run.ts')).benchLargeReports(),
  scale: async (parts) => (await import('./scale/run.ts')).benchScale(parts),
  design: async () => {
    (await import('./design/run.ts')).benchInstances();
    await (await import('./design/east-china.ts')).benchEastChina();
  },
};

/** Groups whose parts may be asked for one by one. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  blocks: ['changes', 'procedures'],
  exchange: ['import', 'export', 'clean'],
  scale: ['open', 'map', 'grid', 'fill', 'edit', 'locate'],
};

interface Wanted {
  name: string;
  parts: string[];
}

const wanted: Wanted[] = [];
for (const word of process.argv.slice(2).filter((word) => !word.startsWith('-'))) {
  const group = wanted.at(-1);
  if (group && partsOf[group.name]?.includes(word)) group.parts.push(word);
  else wanted.push({ name: word, parts: [] });
}
if (wanted.length === 0) for (const name of Object.keys(groups)) wanted.push({ name, parts: [] });

for (const { name, parts } of wanted) {
  const run = groups[name];
  if (!run) {
    console.error(`no bench called ${name}; there are: ${Object.keys(groups).join(', ')}`);
    process.exit(2);
  }
  await run(parts);
}
