import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { CommentRecord } from '../../plan/rows.ts';
import { nodeIds } from '../quota/nodes.ts';

/** What a comment's row says it is about. */
export function subjectOf(row: CommentRecord): CommentSubject {
  if (row.thing === 'territory') return { thing: 'territory', territoryId: row.territory_id ?? 0 };
  if (row.thing === 'account') return { thing: 'account', accountId: row.account_id ?? 0 };
  const { component_id, node, period } = row;
  return { thing: 'quota', componentId: component_id ?? 1, node: node ?? 'all', period: period ?? 0 };
}

type SubjectColumns = Pick<
  CommentRecord,
  'thing' | 'territory_id' | 'group_id' | 'account_id' | 'component_id' | 'node' | 'period'
>;

/** The same as columns of a row. */
export function subjectColumns(subject: CommentSubject): SubjectColumns {
  const none = {
    territory_id: null,
    group_id: null,
    account_id: null,
    component_id: null,
    node: null,
    period: null,
  };
  if (subject.thing === 'territory')
    return { ...none, thing: 'territory', territory_id: subject.territoryId };
  if (subject.thing === 'account') return { ...none, thing: 'account', account_id: subject.accountId };
  const { componentId, node, period } = subject;
  return { ...none, thing: 'quota', component_id: componentId, node, period, ...nodeIds(node) };
}

/** What the subject is called in a scenario; '' for the whole, undefined where the scenario has no such thing. */
export function subjectName(
  plan: PlanReader,
  scenarioId: number,
  subject: CommentSubject,
): string | undefined {
  if (subject.thing === 'account') {
    const account = plan.get('account', { id: subject.accountId });
    return account && (account.name || account.ref);
  }
  const ids =
    subject.thing === 'territory'
      ? { territory_id: subject.territoryId, group_id: null }
      : nodeIds(subject.node);
  if (ids.territory_id !== null)
    return plan.get('territory', { scenario_id: scenarioId, territory_id: ids.territory_id })?.name;
  if (ids.group_id !== null)
    return plan.get('territory_group', { scenario_id: scenarioId, group_id: ids.group_id })?.name;
  return '';
}

/** All threads of a scenario, the one with the newest comment first. */
export function readThreads(plan: PlanReader, scenarioId: number): CommentThread[] {
  const rows = plan.where('comment', { scenario_id: scenarioId });
  const byTime = (a: CommentRecord, b: CommentRecord) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.comment_id < b.comment_id ? -1 : 1;
  return [...Map.groupBy(rows, ({ thread_id }) => thread_id).values()]
    .flatMap((family) => {
      const first = family.find(({ comment_id, thread_id }) => comment_id === thread_id);
      return first === undefined ? [] : [{ first, answers: family.filter((row) => row !== first) }];
    })
    .map(({ first, answers }) => ({
      newest: answers.reduce((at, row) => (row.at > at ? row.at : at), first.at),
      thread: {
        id: first.comment_id,
        subject: subjectOf(first),
        name: subjectName(plan, scenarioId, subjectOf(first)) ?? '',
        comments: [first, ...answers.sort(byTime)].map(({ comment_id, author, text, at }) => ({
          id: comment_id,
          author,
          text,
          at,
        })),
        resolved: first.resolved_at === null ? null : { by: first.resolved_by ?? '', at: first.resolved_at },
      },
    }))
    .sort((a, b) => (a.newest > b.newest ? -1 : 1))
    .map(({ thread }) => thread);
}
