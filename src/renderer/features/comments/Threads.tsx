import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentSubject } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { commentActions } from './actions.ts';
import classes from './comments.module.css';
import { bySubject, subjectKey } from './subject.ts';
import { Thread } from './Thread.tsx';
import { WriteBox } from './WriteBox.tsx';

/** The threads about one thing, and a place to begin another. */
export function Threads({ scenarioId, subject }: { scenarioId: number; subject: CommentSubject }) {
  const { t } = useTranslation();
  const all = useThreads(scenarioId);
  const actions = useMemo(() => commentActions(scenarioId), [scenarioId]);
  const [showResolved, setShowResolved] = useState(false);
  if (all.isError) return <ErrorNote error={all.error} />;
  const threads = bySubject(all.data ?? []).get(subjectKey(subject)) ?? [];
  const resolved = threads.filter((thread) => thread.resolved !== null);
  const shown = showResolved ? threads : threads.filter((thread) => thread.resolved === null);
  return (
    <div className={classes.threads}>
      {threads.length === 0 && !all.isPending && (
        <Text size="xs" c="dimmed">
          {t('review:comments.none')}
        </Text>
      )}
      {shown.map((thread) => (
        <Thread key={thread.id} thread={thread} actions={actions} />
      ))}
      {resolved.length > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShowResolved(!showResolved)}>
          {showResolved
            ? t('review:comments.hideResolved')
            : t('review:comments.showResolved', { count: resolved.length })}
        </Button>
      )}
      <WriteBox label={t('review:comments.write')} save={(text) => actions.add(subject, text)} />
    </div>
  );
}
