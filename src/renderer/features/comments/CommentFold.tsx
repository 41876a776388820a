import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommentSubject } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';
import { useFold } from '../common/folds.tsx';
import classes from './comments.module.css';
import { bySubject, openCount, subjectKey } from './subject.ts';
import { Threads } from './Threads.tsx';

/** Comments on what is selected, folded to their number until they are wanted. */
export function CommentFold({ scenarioId, subject }: { scenarioId: number; subject: CommentSubject }) {
  const { t } = useTranslation();
  const { open, toggle, ref } = useFold('comments');
  const count = openCount(bySubject(useThreads(scenarioId).data ?? []).get(subjectKey(subject)) ?? []);
  return (
    <section ref={ref} className={classes.fold} data-explained={open || undefined}>
      <UnstyledButton className={classes.foldHead} aria-expanded={open} onClick={toggle}>
        {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        <IconMessage size={15} aria-hidden />
        {count === 0 ? t('review:comments.add') : t('review:comments.count', { count })}
      </UnstyledButton>
      {open && <Threads key={subjectKey(subject)} scenarioId={scenarioId} subject={subject} />}
    </section>
  );
}
