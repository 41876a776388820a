/**
 * `npm run bench [-- name …]`: seeded figures. Without names all groups run.
 */
import '../scripts/node-version.mjs';

const groups: Readonly<Record<string, () => Promise<void>>> = {
  sample: async () => (await import('./sample.ts')).benchSample(),
  quota: async () => (await import('./quota.ts')).benchQuota(),
  edit: async () => {
    await (await import('./edit.ts')).benchEdit();
    await (await import('./edit-frames.ts')).benchFrames();
  },
  frames: async () => (await import('./edit-frames.ts')).benchFrames(),
  compare: async () => (await import('./compare.ts')).benchCompare(),
  exchange: async () => (await import('./exchange/run.ts')).benchExchange(),
  durability: async () => (await import('./durability.ts')).benchDurability(),
  staffing: async () => (await import('./staffing.ts')).benchStaffing(),
  reports: async () => (await import('./reports/run.ts')).benchReports(),
  'large-reports': async () => (await import('./reports/run.ts')).benchLargeReports(),
  scale: async () => (await import('./scale/run.ts')).benchScale(),
  design: async () => {
    (await import('./design/run.ts')).benchInstances();
    await (await import('./design/east-china.ts')).benchEastChina();
  },
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const name of wanted.length > 0 ? wanted : Object.keys(groups)) {
  const run = groups[name];
  if (!run) {
    console.error(`no bench called ${name}; there are: ${Object.keys(groups).join(', ')}`);
    process.exit(2);
  }
  await run();
}
