import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentSubject } from '../../../shared/contract/comment.ts';
import { useThreads } from '../../app/queries.ts';
import classes from './comments.module.css';
import { bySubject, openCount, subjectKey } from './subject.ts';
import { Threads } from './Threads.tsx';

/** Comments on what is selected, folded to their number until they are wanted. */
export function CommentFold({ scenarioId, subject }: { scenarioId: number; subject: CommentSubject }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = openCount(bySubject(useThreads(scenarioId).data ?? []).get(subjectKey(subject)) ?? []);
  return (
    <section className={classes.fold} data-explained={open || undefined}>
      <UnstyledButton className={classes.foldHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        <IconMessage size={15} aria-hidden />
        {count === 0 ? t('review:comments.add') : t('review:comments.count', { count })}
      </UnstyledButton>
      {open && <Threads scenarioId={scenarioId} subject={subject} />}
    </section>
  );
}
