import { Button, Group, Popover, Text, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import type { PeriodWords } from './period-words.ts';
import type { Change } from './QuotaBoard.tsx';
import type { Cell } from './QuotaGrid.tsx';
import classes from './quota.module.css';
import { isLocked } from './tree-rows.ts';

const periods = Array.from({ length: 17 }, (_, period) => period);

/** Locks and comments of the cells chosen. */
export function CellTools(props: {
  sheet: QuotaSheet;
  chosen: readonly Cell[];
  setCells: (cells: { node: string; period: number; fen: number | null }[]) => Promise<void>;
  change: Change;
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
          change={props.change}
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

function Comment(props: { sheet: QuotaSheet; cell: Cell; where: string; change: Change }) {
  const { sheet, cell } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const known = sheet.comments.find(({ node, period }) => node === cell.node && period === cell.period);
  const [text, setText] = useState(known?.text ?? '');
  const [open, setOpen] = useState(false);
  const save = async (words: string) => {
    const { scenarioId, componentId } = sheet;
    await props.change(() => client().quota.comment({ scenarioId, componentId, ...cell, text: words }));
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} width={300} trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconMessage size={14} />}
          onClick={() => setOpen(!open)}
        >
          {t(known ? 'quota:comment.edit' : 'quota:comment.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          label={props.where}
          description={known ? `${known.author} · ${f.dateTime(known.at)}` : null}
          autosize
          minRows={3}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="xs">
          {known && (
            <Button variant="subtle" color="red" onClick={() => void save('')}>
              {t('quota:comment.remove')}
            </Button>
          )}
          <Button disabled={text.trim() === ''} onClick={() => void save(text)}>
            {t('quota:comment.save')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
