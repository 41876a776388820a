import { Checkbox, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RebaseReport } from '../../../shared/contract/rebase.ts';
import { type SheetWords, useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import classes from './rebase.module.css';

const tabs = ['proposals', 'followed', 'gone'] as const;
type Tab = (typeof tabs)[number];
type Proposal = RebaseReport['proposals']['rows'][number];
type Followed = RebaseReport['followed']['rows'][number];
type Gone = RebaseReport['gone']['rows'][number];

interface RebaseListsProps {
  report: RebaseReport;
  propose: boolean;
  onPropose: (propose: boolean) => void;
  onTake: (unitId: number, take: boolean) => void;
}

const nothing: ReadonlySet<string> = new Set();

/** What is newly without a place and who should have it, what follows the scenario below, and what is gone. */
export function RebaseLists({ report, propose, onPropose, onTake }: RebaseListsProps) {
  const words = useSheetWords();
  const { t, f } = words;
  const [tab, setTab] = useState<Tab>('proposals');
  const { total, rows } = report[tab];
  return (
    <section aria-label={t('rebase:lists')}>
      <Tabs value={tab} onChange={(value) => setTab(tabs.find((one) => one === value) ?? 'proposals')} mb={6}>
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`rebase:tab.${one}`, { text: f.count(report[one].total) })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab === 'proposals' && (
        <Checkbox
          mb={6}
          size="xs"
          label={t('rebase:propose')}
          checked={propose}
          disabled={total === 0}
          onChange={(event) => onPropose(event.currentTarget.checked)}
        />
      )}
      <div className={classes.sheet}>
        {tab === 'proposals' && (
          <Proposals rows={report.proposals.rows} onto={report.ontoName} can={propose} onTake={onTake} />
        )}
        {tab === 'followed' && <FollowedRows rows={report.followed.rows} />}
        {tab === 'gone' && <GoneRows rows={report.gone.rows} />}
      </div>
      {total > rows.length && (
        <Text size="xs" c="dimmed">
          {t('rebase:more', { shown: f.count(rows.length), total: f.count(total) })}
        </Text>
      )}
    </section>
  );
}

interface ProposalsProps {
  rows: readonly Proposal[];
  onto: string;
  can: boolean;
  onTake: RebaseListsProps['onTake'];
}

function Proposals({ rows, onto, can, onTake }: ProposalsProps) {
  const words = useSheetWords();
  const { t, text } = words;
  const columns = useMemo<SheetColumn<Proposal>[]>(
    () => [
      {
        ...text<Proposal>('take', t('rebase:column.take'), ({ taken }) => (taken ? '✓' : ''), 60),
        cell: ({ unitId, name, taken, territoryId }) => (
          <span className={classes.cell}>
            <Checkbox
              size="xs"
              aria-label={`${t('rebase:column.take')} ${name}`}
              checked={taken}
              disabled={!can || territoryId === null}
              onChange={(event) => onTake(unitId, event.currentTarget.checked)}
            />
          </span>
        ),
      },
      text<Proposal>('name', t('rebase:column.name'), ({ name }) => name, 110),
      text<Proposal>(
        'territory',
        t('rebase:column.territory'),
        ({ territory }) => territory || t('rebase:unassigned'),
        110,
      ),
      text<Proposal>(
        'reason',
        t('rebase:column.reason'),
        ({ reason }) => t(`rebase:reason.${reason}`, { onto }),
        150,
      ),
      words.count<Proposal>({
        id: 'accounts',
        header: t('rebase:column.accounts'),
        of: ({ accounts }) => accounts,
        sum: true,
        width: 78,
      }),
      words.money<Proposal>({
        id: 'sales',
        header: t('rebase:column.sales'),
        of: ({ salesFen }) => salesFen,
        sum: true,
        width: 104,
      }),
    ],
    [words, t, text, onto, can, onTake],
  );
  return (
    <SheetGrid<Proposal>
      label={t('rebase:tab.proposals', { text: '' })}
      columns={columns}
      rows={rows}
      rowId={({ unitId }) => String(unitId)}
      selectedIds={nothing}
      onSelect={() => undefined}
      empty={<Text c="dimmed">{t('rebase:empty.proposals')}</Text>}
    />
  );
}

/** Kind, name and code: what a row is about. */
function aboutColumns<Row extends Pick<Gone, 'thing' | 'name' | 'code'>>({ t, text }: SheetWords) {
  return [
    text<Row>('thing', t('rebase:column.thing'), ({ thing }) => t(`rebase:thing.${thing}`), 92),
    text<Row>('name', t('rebase:column.name'), ({ name }) => name, 140),
    text<Row>('code', t('rebase:column.code'), ({ code }) => code, 90),
  ];
}

function FollowedRows({ rows }: { rows: readonly Followed[] }) {
  const words = useSheetWords();
  const { t, text } = words;
  const columns = useMemo<SheetColumn<Followed>[]>(() => {
    const place = ({ thing }: Followed, name: string) =>
      name || t(thing === 'account' ? 'rebase:held' : 'rebase:unassigned');
    return [
      ...aboutColumns<Followed>(words),
      text<Followed>('from', t('rebase:column.from'), (row) => place(row, row.from), 110),
      text<Followed>('to', t('rebase:column.to'), (row) => place(row, row.to), 110),
    ];
  }, [words, t, text]);
  return (
    <SheetGrid<Followed>
      label={t('rebase:tab.followed', { text: '' })}
      columns={columns}
      rows={rows}
      rowId={({ thing, code, name }) => `${thing} ${code} ${name}`}
      selectedIds={nothing}
      onSelect={() => undefined}
      empty={<Text c="dimmed">{t('rebase:empty.followed')}</Text>}
    />
  );
}

function GoneRows({ rows }: { rows: readonly Gone[] }) {
  const words = useSheetWords();
  const { t, text } = words;
  const columns = useMemo<SheetColumn<Gone>[]>(
    () => [
      ...aboutColumns<Gone>(words),
      text<Gone>('held', t('rebase:column.held'), ({ held }) => held || '–', 120),
    ],
    [words, t, text],
  );
  return (
    <SheetGrid<Gone>
      label={t('rebase:tab.gone', { text: '' })}
      columns={columns}
      rows={rows}
      rowId={({ thing, code, name }) => `${thing} ${code} ${name}`}
      selectedIds={nothing}
      onSelect={() => undefined}
      empty={<Text c="dimmed">{t('rebase:empty.gone')}</Text>}
    />
  );
}
