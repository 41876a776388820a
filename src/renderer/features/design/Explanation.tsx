import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { usePlan } from '../../app/queries.ts';
import { useFold } from '../common/folds.tsx';
import classes from './design.module.css';

interface Props {
  title: string;
  children: (plan: PlanState) => ReactNode;
}

/** A fold whose answer is asked for when it is opened. */
export function Explanation({ title, children }: Props) {
  const plan = usePlan().data;
  const { open, toggle, ref } = useFold('explanation');
  if (!plan) return null;
  return (
    <div ref={ref} className={classes.explanation} data-explained={open || undefined}>
      <UnstyledButton onClick={toggle} aria-expanded={open} className={classes.more}>
        {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        {title}
      </UnstyledButton>
      {open && children(plan)}
    </div>
  );
}
