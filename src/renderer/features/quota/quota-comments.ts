import { useMemo } from 'react';
import type { CommentThread } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';

export interface QuotaComments {
  /** `<node>|<period>` → what is said there and not resolved, one comment a line. */
  readonly cells: ReadonlyMap<string, string>;
  /** Node → open threads in its row. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Open threads of one component by their cell and row. */
export function quotaComments(threads: readonly CommentThread[], componentId: number): QuotaComments {
  const cells = new Map<string, string>();
  const rows = new Map<string, number>();
  for (const { subject, resolved, comments } of threads) {
    if (subject.thing !== 'quota' || subject.componentId !== componentId || resolved !== null) continue;
    const cell = `${subject.node}|${subject.period}`;
    const said = comments.map(({ author, text }) => `${author}: ${text}`);
    cells.set(cell, [cells.get(cell), ...said].filter(Boolean).join('\n'));
    rows.set(subject.node, (rows.get(subject.node) ?? 0) + 1);
  }
  return { cells, rows };
}

export function useQuotaComments(scenarioId: number, componentId: number): QuotaComments {
  const threads = useThreads(scenarioId).data;
  return useMemo(() => quotaComments(threads ?? [], componentId), [threads, componentId]);
}
