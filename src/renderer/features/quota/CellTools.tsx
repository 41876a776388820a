import { Button, Popover, Text } from '@mantine/core';
import { IconLock, IconLockOpen, IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { useThreads } from '../../app/queries.ts';
import { bySubject, openCount, subjectKey } from '../comments/subject.ts';
import { Threads } from '../comments/Threads.tsx';
import type { PeriodWords } from './period-words.ts';
import type { Cell } from './QuotaGrid.tsx';
import classes from './quota.module.css';
import { isLocked } from './tree-rows.ts';

const periods = Array.from({ length: 17 }, (_, period) => period);

/** Locks and comments of the cells chosen. */
export function CellTools(props: {
  sheet: QuotaSheet;
  chosen: readonly Cell[];
  setCells: (cells: { node: string; period: number; fen: number | null }[]) => Promise<void>;
  periods: PeriodWords;
}) {
  const { sheet, chosen, setCells } = props;
  const { t } = useTranslation();
  const byKey = new Map(sheet.nodes.map((node) => [node.node, node]));
  const lockChosen = (locked: boolean) =>
    setCells(
      chosen.flatMap(({ node, period }) => {
        const row = byKey.get(node);
        if (row === undefined || isLocked(row, period) === locked) return [];
        return [{ node, period, fen: locked ? (row.amountsFen[period] ?? 0) : null }];
      }),
    );
  const lockedCells = sheet.nodes.flatMap((row) =>
    periods
      .filter((period) => isLocked(row, period))
      .map((period) => ({ node: row.node, period, fen: null })),
  );
  const issued = sheet.status === 'issued';
  const [single] = chosen;
  return (
    <div className={classes.tools}>
      <Text size="xs" c="dimmed" flex={1}>
        {t(issued ? 'quota:issuedHint' : 'quota:gridHint')}
      </Text>
      {single !== undefined && chosen.length === 1 && (
        <Comment
          key={`${single.node}|${single.period}`}
          sheet={sheet}
          cell={single}
          where={`${byKey.get(single.node)?.name || t('quota:all')} · ${props.periods.name(single.period)}`}
        />
      )}
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconLock size={14} />}
        disabled={chosen.length === 0 || issued}
        onClick={() => void lockChosen(true)}
      >
        {t('quota:lock')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconLockOpen size={14} />}
        disabled={chosen.length === 0 || issued}
        onClick={() => void lockChosen(false)}
      >
        {t('quota:unlock')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        disabled={lockedCells.length === 0 || issued}
        onClick={() => void setCells(lockedCells)}
      >
        {t('quota:unlockAll', { count: lockedCells.length })}
      </Button>
    </div>
  );
}

function Comment({ sheet, cell, where }: { sheet: QuotaSheet; cell: Cell; where: string }) {
  const { t } = useTranslation();
  const { scenarioId, componentId } = sheet;
  const subject = { thing: 'quota', componentId, ...cell } as const;
  const threads = bySubject(useThreads(scenarioId).data ?? []).get(subjectKey(subject)) ?? [];
  const count = openCount(threads);
  return (
    <Popover width={340} position="bottom-end" withArrow>
      <Popover.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconMessage size={14} />}>
          {count > 0
            ? t('review:comments.count', { count })
            : t(threads.length > 0 ? 'review:comments.view' : 'review:comments.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Text size="xs" fw={600} mb={6}>
          {where}
        </Text>
        <Threads scenarioId={scenarioId} subject={subject} />
      </Popover.Dropdown>
    </Popover>
  );
}
