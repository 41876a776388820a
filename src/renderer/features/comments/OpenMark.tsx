import type { CommentSubject } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { CountMark } from './CountMark.tsx';
import { bySubject, openCount, subjectKey } from './subject.ts';

/** How many threads on a thing of the scenario on screen are open. */
export function OpenMark({ subject }: { subject: CommentSubject }) {
  const scenarioId = useApp((state) => state.scenarioId);
  const threads = useThreads(scenarioId).data ?? [];
  return <CountMark count={openCount(bySubject(threads).get(subjectKey(subject)) ?? [])} />;
}
