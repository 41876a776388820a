import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';
import { reveal, setApp } from '../../app/store.ts';
import { commentActions } from '../comments/actions.ts';
import { Thread } from '../comments/Thread.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import classes from './review.module.css';

/** Every thread of the scenario on screen. */
export function CommentsPart({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const all = useThreads(scenarioId);
  const actions = useMemo(() => commentActions(scenarioId), [scenarioId]);
  const [withResolved, setWithResolved] = useState(false);
  if (all.isError) return <ErrorNote error={all.error} />;
  const threads = all.data ?? [];
  const resolved = threads.filter((thread) => thread.resolved !== null).length;
  const shown = withResolved ? threads : threads.filter((thread) => thread.resolved === null);
  return (
    <div className={classes.comments}>
      {threads.length === 0 && !all.isPending && (
        <Text size="sm" c="dimmed">
          {t('review:comments.empty')}
        </Text>
      )}
      {shown.map((thread) => (
        <section key={thread.id} aria-label={thread.name || t('review:comments.whole')}>
          <About thread={thread} />
          <Thread thread={thread} actions={actions} />
        </section>
      ))}
      {resolved > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWithResolved(!withResolved)}>
          {withResolved
            ? t('review:comments.hideResolved')
            : t('review:comments.showResolved', { count: resolved })}
        </Button>
      )}
    </div>
  );
}

function show(subject: CommentSubject): void {
  if (subject.thing === 'territory') reveal('territory', [subject.territoryId]);
  else if (subject.thing === 'account') reveal('account', [subject.accountId]);
  else setApp({ screen: 'quota' });
}

function About({ thread: { subject, name } }: { thread: CommentThread }) {
  const { t } = useTranslation();
  return (
    <header className={classes.about}>
      <Text size="xs" c="dimmed">
        {t(`review:comments.about.${subject.thing}`)}
      </Text>
      <Button
        variant="subtle"
        size="compact-xs"
        title={t('review:comments.show')}
        onClick={() => show(subject)}
      >
        {name || t('review:comments.whole')}
      </Button>
    </header>
  );
}
