import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { resultOf } from '../../test/support/follow.ts';
import { type Office, openOffice } from './office.ts';
import type { Run } from './record.ts';

/** One package of some of a scenario's territories, sent, changed, sent back, accepted and taken back. */
interface Review {
  /** What the figures are called. */
  readonly part: string;
  readonly scenarioId: number;
  /** The share of the territories that is sent. */
  readonly share: number;
  /** A name for its files. */
  readonly name: string;
}

/** An eighth of the territories reviewed, then all. */
export async function reviewBranch(
  office: Office,
  run: Run,
  round: number,
  scenarioId: number,
  folder: string,
): Promise<void> {
  for (const [part, share] of [
    ['an eighth', 1 / 8],
    ['all', 1],
  ] as const) {
    const review = { part, scenarioId, share, name: `${part}-${round}` };
    const packageId = await send(office, run, review);
    await change(run, review, folder);
    await decide(office, run, review, packageId);
  }
}

async function send({ api, plan, file }: Office, run: Run, review: Review): Promise<string> {
  const { part, scenarioId, share, name } = review;
  const standing = plan().where('territory', { scenario_id: scenarioId });
  const wanted = standing.slice(0, Math.ceil(standing.length * share));
  const scope = { kind: 'territories' as const, ids: wanted.map(({ territory_id }) => territory_id) };
  await run(`measure of a review package, ${part}`, () => api.review.measure({ scenarioId, scope }));
  const sent = await run(`send a review package, ${part}`, () =>
    resultOf(
      api.review.send({ scenarioId, scope, ask: '', password: null, fileId: file(`${name}.bwreview`) }),
    ),
  );
  return sent.id;
}

/** At the reviewer's: opened, two territories merged, sent back. */
async function change(run: Run, { part, scenarioId, name }: Review, folder: string): Promise<void> {
  const there = openOffice(folder, 'reviewer', mkdtempSync(join(folder, 'copy-')));
  const { api, file } = there;
  await run(`open a review package, ${part}`, () =>
    resultOf(
      api.review.open({
        fileId: file(`${name}.bwreview`),
        password: null,
        planFileId: file(`${name}.sqlite`),
      }),
    ),
  );
  await api.scenario.alignment({ scenarioId });
  const [first, second] = there.plan().where('territory', { scenario_id: scenarioId });
  await api.scenario.operate({
    scenarioId,
    operation: { kind: 'merge', territoryId: first.territory_id, intoId: second.territory_id },
  });
  await run(`what a review proposes, ${part}`, () => api.review.proposal());
  await run(`send a review back, ${part}`, () =>
    resultOf(api.review.sendBack({ answer: '', password: null, fileId: file(`back-${name}.bwreview`) })),
  );
  await there.services.close();
}

async function decide(
  { api, file }: Office,
  run: Run,
  { part, name }: Review,
  packageId: string,
): Promise<void> {
  await run(`take a review in, ${part}`, () =>
    resultOf(api.review.take({ fileId: file(`back-${name}.bwreview`), password: null })),
  );
  const decision = {
    packageId,
    plain: 'theirs' as const,
    conflicts: 'mine' as const,
    chosen: [],
  };
  await run(`preview of a review, ${part}`, () => api.review.preview(decision));
  await run(`accept a review, ${part}`, () => api.review.accept(decision));
  await run(`preview of taking it back, ${part}`, () => api.review.previewRevoke(decision));
  await run(`take it back, ${part}`, () => api.review.revoke(decision));
}
