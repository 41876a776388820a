import { z } from 'zod';
import type { ReviewDecision, ReviewPreview } from '../../../shared/contract/review.ts';
import { AppError } from '../../../shared/errors.ts';
import { classC, classLetter } from '../../engine/measures/classes.ts';
import type { Pieces } from '../../plan/pieces.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { alignmentOf } from '../alignment.ts';
import { readAssignment } from '../assignment.ts';
import { readGuardRails } from '../guard.ts';
import { readStored } from '../quota/stored.ts';
import { assignmentOf, draftOf, withColours } from '../redraw/draft.ts';
import { effectOf } from '../redraw/effect.ts';
import { storedDocument } from '../stored-json.ts';
import { adoptContent, type NewIds, newIds } from './adopt.ts';
import {
  type AccountFigures,
  readContentInPieces,
  type SliceContent,
  storedContentInPieces,
} from './content.ts';
import { mergeSlice, type SliceMerge, type SliceSides } from './merge-slice.ts';
import { packageOf, receivedPackage, sentPackage } from './package-row.ts';
import type { ReviewDependencies } from './send-service.ts';
import { amountsOf, cellsOf, quotasOfSheet, type Side, sideOf, treeOf } from './side.ts';

/** A merge worked out and not yet stored. */
export interface Worked {
  readonly row: ReviewPackageRecord;
  readonly base: SliceContent;
  readonly theirs: SliceContent;
  readonly merged: SliceMerge;
  /** Territories of the scenario before it. */
  readonly standing: ReadonlySet<number>;
  readonly quotasIssued: boolean;
}

/** Everything comes over, conflicts stay as they are here. */
const proposes: Omit<ReviewDecision, 'packageId'> = { plain: 'theirs', conflicts: 'mine', chosen: [] };

/** What a plan has now of what some contents are about. */
export function contentNow(
  plan: PlanReader,
  scenarioId: number,
  sent: readonly SliceContent[],
): Pieces<SliceContent> {
  const ids = <T>(of: (content: SliceContent) => readonly T[]) => new Set(sent.flatMap(of));
  return readContentInPieces(plan, {
    scenarioId,
    territoryIds: ids(({ territories }) => territories.map(({ id }) => id)),
    groupIds: ids(({ groups }) => groups),
    repIds: null,
    unitIds: ids(({ units }) => units.map(([id]) => id)),
    accountIds: ids(({ accounts }) => accounts),
  });
}

/** Reading: works out what a package that came back would change, and what taking it back would. Writes nothing. */
export function createReviewDesk({ plan, projection, quota }: ReviewDependencies) {
  /** Where something is now; what is not among the contents stays out of the question. */
  function* sidesOf(
    scenarioId: number,
    base: SliceContent,
    theirs: SliceContent,
    mine: Omit<Side, 'draft'>,
  ): Pieces<SliceSides> {
    const data = projection.dataset();
    const here = draftOf(readAssignment(plan(), data, scenarioId));
    const own = new Set([...base.territories, ...theirs.territories].map(({ id }) => id));
    const isRep = (id: number) => data.repById.has(id);
    yield;
    const sent = sideOf(data, here, own, base, isRep);
    yield;
    return { base: sent, mine: { ...mine, draft: here }, theirs: sideOf(data, here, own, theirs, isRep) };
  }
  const names = (scenarioId: number) => {
    const data = projection.dataset();
    const nodes = new Map<string, string>([
      ['all', ''],
      ...plan()
        .where('territory_group', { scenario_id: scenarioId })
        .map(({ group_id, name }) => [`g:${group_id}`, name] as const),
    ]);
    return {
      rep: (id: number) => data.repById.get(id)?.name ?? '',
      group: (node: string) => nodes.get(node),
    };
  };
  function* merge(
    row: ReviewPackageRecord,
    contents: readonly [base: SliceContent, theirs: SliceContent],
    mine: Omit<Side, 'draft'>,
    decision: Omit<ReviewDecision, 'packageId'>,
  ): Pieces<Worked> {
    const [base, theirs] = contents;
    const data = projection.dataset();
    const status = readStored(plan(), row.scenario_id)?.status;
    const without = (content: SliceContent): SliceContent =>
      status === 'draft' ? content : { ...content, cells: [], quotas: [] };
    const sides = yield* sidesOf(row.scenario_id, without(base), without(theirs), mine);
    yield;
    const merged = yield* mergeSlice(data, sides, decision, names(row.scenario_id));
    yield;
    const standing = new Set(sides.mine.draft.territories.map(({ territory_id }) => territory_id));
    const grew = merged.draft.territories.some(({ territory_id }) => !standing.has(territory_id));
    return {
      row,
      base,
      theirs,
      merged: grew ? { ...merged, draft: withColours(data, merged.draft) } : merged,
      standing,
      quotasIssued: status === 'issued' && JSON.stringify(base.cells) !== JSON.stringify(theirs.cells),
    };
  }

  /** Accounts with the class they count as, which is what a copy holds. */
  const figuresAsSent = (scenarioId: number, now: SliceContent): Map<number, AccountFigures> => {
    const data = projection.dataset(scenarioId);
    return new Map(
      now.figures.map(([id, own, calls, minutes, potential]) => {
        const at = data.accountIndex.get(id);
        const letter = at === undefined ? own : classLetter(data.classes[at] ?? classC);
        return [id, [id, letter, calls, minutes, potential]];
      }),
    );
  };
  const amountsNow = (scenarioId: number, base: SliceContent) => {
    const wanted = new Set(base.quotas.map(({ node }) => node));
    const components = readStored(plan(), scenarioId)?.components ?? [];
    return amountsOf(
      components.flatMap(({ id }) => {
        const sheet = quota.get(scenarioId, id);
        return sheet ? quotasOfSheet(sheet, (node) => wanted.has(node)) : [];
      }),
    );
  };
  function* contentsOf(
    row: ReviewPackageRecord,
    parts: readonly ['base', 'returned'] | readonly ['after', 'before'],
  ): Pieces<readonly [SliceContent, SliceContent]> {
    const first = yield* storedContentInPieces(plan(), row.package_id, parts[0]);
    yield;
    const second = yield* storedContentInPieces(plan(), row.package_id, parts[1]);
    if (!first || !second) throw new AppError('REVIEW_STATE', { name: row.slice_name, state: row.state });
    return [first, second];
  }

  return {
    /** @throws AppError NOT_FOUND, REVIEW_STATE */
    *returned(decision: ReviewDecision): Pieces<Worked & { ids: NewIds }> {
      const row = sentPackage(plan(), decision.packageId, ['returned', 'rejected', 'revoked']);
      const [base, back] = yield* contentsOf(row, ['base', 'returned']);
      yield;
      const ids = newIds(plan(), base, back, knownIds(plan(), row.package_id));
      const theirs = adoptContent(plan(), base, back, ids);
      yield;
      const now = yield* contentNow(plan(), row.scenario_id, [base, theirs]);
      yield;
      const mine = {
        figures: figuresAsSent(row.scenario_id, now),
        amounts: amountsNow(row.scenario_id, base),
        cells: cellsOf(now.cells),
        tree: treeOf(now),
      };
      yield;
      const notes = {
        sent: { ...base, note: now.note },
        came: { ...theirs, note: joined(now.note, theirs.note) },
      };
      return { ...(yield* merge(row, [notes.sent, notes.came], mine, decision)), ids };
    },

    /** The way back: from how it was after the acceptance to how it was before. @throws AppError NOT_FOUND, REVIEW_STATE */
    *accepted(decision: ReviewDecision): Pieces<Worked> {
      const row = sentPackage(plan(), decision.packageId, ['accepted']);
      const [after, before] = yield* contentsOf(row, ['after', 'before']);
      yield;
      const now = yield* contentNow(plan(), row.scenario_id, [after, before]);
      yield;
      const cells = cellsOf(now.cells);
      const mine = {
        figures: new Map(now.figures.map((own) => [own[0], own])),
        amounts: cells,
        cells,
        tree: treeOf(now),
      };
      return yield* merge(row, [after, before], mine, decision);
    },

    /** What a review copy changed of what it was sent; null where the plan is no such copy. */
    *proposed(): Pieces<{ row: ReviewPackageRecord; merged: SliceMerge; comments: number } | null> {
      const row = receivedPackage(plan());
      const base = row && (yield* storedContentInPieces(plan(), row.package_id, 'base'));
      if (!row || !base) return null;
      yield;
      const sent = new Set(base.comments.map(({ comment_id }) => comment_id));
      const now = yield* readContentInPieces(plan(), {
        scenarioId: row.scenario_id,
        territoryIds: null,
        groupIds: null,
        repIds: null,
        unitIds: new Set(base.units.map(([id]) => id)),
        accountIds: new Set(base.accounts),
      });
      yield;
      const sides = yield* sidesOf(row.scenario_id, base, now, {
        figures: new Map(),
        amounts: new Map(),
        cells: new Map(),
        tree: treeOf(base),
      });
      yield;
      const data = projection.dataset();
      const asSent = { base: sides.base, mine: sides.base, theirs: sides.theirs };
      return {
        row,
        merged: yield* mergeSlice(data, asSent, proposes, names(row.scenario_id)),
        comments: now.comments.filter(({ comment_id }) => !sent.has(comment_id)).length,
      };
    },

    *preview({ row, merged, quotasIssued }: Worked): Pieces<ReviewPreview> {
      const data = projection.dataset();
      const assignment = readAssignment(plan(), data, row.scenario_id);
      yield;
      const before = projection.alignment(row.scenario_id);
      yield;
      const after = assignmentOf(data, assignment.scenario, merged.draft);
      yield;
      const drawn = alignmentOf(plan(), plan().revision, data, after);
      yield;
      const known = new Set(assignment.territories.map(({ territory_id }) => `t:${territory_id}`));
      const cells = merged.quotas.filter(({ node }) => !node.startsWith('t:') || known.has(node));
      let quotaProblems = 0;
      for (const [componentId, ofIt] of Map.groupBy(cells, (cell) => cell.componentId)) {
        const change = { componentId, cells: ofIt };
        quotaProblems += quota.previewChange(row.scenario_id, change).problems.length;
        yield;
      }
      return {
        package: packageOf(row),
        changes: merged.changes,
        conflicts: merged.changes.filter(({ isConflict }) => isConflict).length,
        locked: merged.locked,
        quotasIssued,
        quotaProblems,
        effect: effectOf(
          data,
          { assignment, alignment: before },
          { assignment: after, alignment: drawn },
          readGuardRails(plan()),
        ),
      };
    },
  };
}

export type ReviewDesk = ReturnType<typeof createReviewDesk>;

/** What a reviewer wrote into the scenario's note stands below what stands there. */
const joined = (here: string, written: string): string =>
  written === '' || here.includes(written)
    ? here
    : [here, written].filter((text) => text !== '').join('\n\n');

const idPairs = z.array(z.tuple([z.number().int(), z.number().int()]));
/** Of before: territories alone. */
const storedIds = z.union([
  z.object({ territories: idPairs, groups: idPairs }),
  idPairs.transform((territories) => ({ territories, groups: [] })),
]);

/** What territories and groups the reviewer made became here, when some were accepted before. @throws AppError PLAN_PART_DAMAGED */
export function knownIds(plan: PlanReader, packageId: string): NewIds {
  const row = plan.get('review_content', { package_id: packageId, part: 'ids' });
  const stored = row
    ? storedDocument('review_content', row.content, storedIds)
    : { territories: [], groups: [] };
  return { territories: new Map(stored.territories), groups: new Map(stored.groups) };
}
