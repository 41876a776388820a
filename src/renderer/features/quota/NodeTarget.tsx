import { Alert, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type QuotaBound,
  type QuotaSettings,
  type QuotaSheet,
  quotaBases,
} from '../../../shared/contract/quota.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { amountsOf } from './amounts.ts';
import { Bound } from './BoundFields.tsx';
import { PercentInput } from './MethodFields.tsx';
import { Problems } from './Problems.tsx';
import type { PeriodWords } from './period-words.ts';
import type { Change } from './QuotaBoard.tsx';

const rowsShown = 60;
const allPeriods = [0, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const noBasis = 'none';

/** What is asked of a node beside its amount: null = no more, left out = as it is. */
interface Limits {
  floor?: QuotaBound | null;
  ceiling?: QuotaBound | null;
  growth?: number | null;
}

/** Pick a node, an amount and what its parts are split by; see it spread; then take it or leave it. */
export function NodeTarget(props: {
  sheet: QuotaSheet;
  periods: PeriodWords;
  change: Change;
  why: string;
  onClose: () => void;
}) {
  const { sheet, periods } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const { scenarioId, componentId } = sheet;
  const component = sheet.components.find(({ id }) => id === componentId);
  const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
  const [node, setNode] = useState('all');
  const [period, setPeriod] = useState(0);
  const [typed, setTyped] = useState('');
  const [basis, setBasis] = useState('');
  const [limits, setLimits] = useState<Limits>({});
  const fen = typed.trim() === '' ? null : amounts.parse(typed);
  const spread = settingsWith(sheet.settings, node, basis, node === 'all' && period === 0 ? fen : null);
  const settings = limitedBy(spread, node, limits);
  const limit = <K extends keyof Limits>(key: K, stored: Limits[K]) =>
    (limits[key] === undefined ? stored : limits[key]) ?? null;
  const ownBasis = sheet.settings.nodeBasis?.[node];
  const cells = fen === null || (node === 'all' && period === 0) ? [] : [{ node, period, fen }];
  const ready = (fen !== null && fen >= 0) || basis !== '' || Object.keys(limits).length > 0;
  const preview = useQuery({
    queryKey: ['quota', scenarioId, 'preview', componentId, node, period, fen, settings],
    enabled: ready,
    queryFn: ({ signal }) => client().quota.preview({ scenarioId, componentId, settings, cells }, { signal }),
  });
  const accept = async () => {
    await props.change(() =>
      client().quota.edit({ scenarioId, componentId, settings, cells, why: props.why }),
    );
    props.onClose();
  };
  const before = new Map(sheet.nodes.map((each) => [each.node, each.amountsFen[period] ?? 0]));
  const changed = (preview.data?.nodes ?? [])
    .map((each) => ({
      ...each,
      from: before.get(each.node) ?? 0,
      to: each.amountsFen[period] ?? 0,
    }))
    .filter(({ from, to }) => from !== to);
  const now = before.get(node) ?? 0;
  const unreadable = typed.trim() !== '' && (fen === null || fen < 0);
  return (
    <Modal opened onClose={props.onClose} title={t('quota:target.title')} size="lg">
      <Stack gap="sm">
        <Group grow align="flex-start">
          <Select
            searchable
            allowDeselect={false}
            label={t('quota:target.node')}
            data={sheet.nodes.map((each) => ({
              value: each.node,
              label: `${'　'.repeat(each.depth)}${each.name || t('quota:all')}`,
            }))}
            value={node}
            onChange={(value) => {
              setNode(value ?? 'all');
              setBasis('');
              setLimits({});
            }}
          />
          <Select
            allowDeselect={false}
            label={t('quota:target.period')}
            data={allPeriods.map((each) => ({ value: String(each), label: periods.name(each) }))}
            value={String(period)}
            onChange={(value) => setPeriod(Number(value))}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            data-autofocus
            label={t('quota:target.amount')}
            description={t('quota:target.now', { amount: amounts.exact(now) })}
            error={unreadable ? t('quota:totalUnreadable') : null}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Select
            label={t('quota:target.basis')}
            description={t('quota:target.basisHint')}
            placeholder={t(ownBasis ? `quota:bases.${ownBasis}` : 'quota:target.sameBasis')}
            clearable
            data={[
              ...(ownBasis ? [{ value: noBasis, label: t('quota:target.sameBasis') }] : []),
              ...quotaBases.map((each) => ({ value: each, label: t(`quota:bases.${each}`) })),
            ]}
            value={basis === '' ? null : basis}
            onChange={(value) => setBasis(value ?? '')}
          />
        </Group>
        <Bound
          label={t('quota:target.floor')}
          amounts={amounts}
          value={limit('floor', sheet.settings.nodeFloors?.[node])}
          onChange={(floor) => setLimits({ ...limits, floor })}
        />
        <Bound
          label={t('quota:target.ceiling')}
          amounts={amounts}
          value={limit('ceiling', sheet.settings.nodeCeilings?.[node])}
          onChange={(ceiling) => setLimits({ ...limits, ceiling })}
        />
        {sheet.settings.method === 'growth' && (
          <PercentInput
            label={t('quota:target.growth')}
            placeholder={t('quota:target.sameGrowth')}
            value={limit('growth', sheet.settings.nodeGrowth?.[node])}
            onChange={(growth) => setLimits({ ...limits, growth })}
          />
        )}
        {preview.isError && <ErrorNote error={preview.error} />}
        {preview.data && <Problems sheet={preview.data} periods={periods} />}
        {preview.data && changed.length === 0 && <Text c="dimmed">{t('quota:target.nothing')}</Text>}
        {changed.length > 0 && (
          <Table.ScrollContainer minWidth={400} mah={320}>
            <Table striped verticalSpacing={4} stickyHeader aria-label={t('quota:target.effect')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('grid:column.territory')}</Table.Th>
                  <Table.Th ta="right">{t('quota:target.before')}</Table.Th>
                  <Table.Th ta="right">{t('quota:target.after')}</Table.Th>
                  <Table.Th ta="right">{t('quota:target.difference')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {changed.slice(0, rowsShown).map((each) => (
                  <Table.Tr key={each.node}>
                    <Table.Td pl={8 + each.depth * 14}>{each.name || t('quota:all')}</Table.Td>
                    <Table.Td ta="right">{amounts.exact(each.from)}</Table.Td>
                    <Table.Td ta="right">{amounts.exact(each.to)}</Table.Td>
                    <Table.Td ta="right">
                      {each.to > each.from ? '▲ ' : '▼ '}
                      {amounts.exact(each.to - each.from)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {changed.length > rowsShown && (
          <Text size="xs" c="dimmed">
            {t('quota:target.more', { count: changed.length - rowsShown })}
          </Text>
        )}
        {sheet.status === 'issued' && <Alert color="yellow">{t('quota:issuedHint')}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('quota:target.cancel')}
          </Button>
          <Button
            disabled={!ready || unreadable || !preview.data || preview.data.problems.length > 0}
            loading={preview.isFetching}
            onClick={() => void accept()}
          >
            {t('quota:target.accept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function settingsWith(
  settings: QuotaSettings,
  node: string,
  basis: string,
  total: number | null,
): QuotaSettings {
  const chosen = quotaBases.find((each) => each === basis);
  if (basis === noBasis)
    return {
      ...settingsWith(settings, node, '', total),
      nodeBasis: withNode(settings.nodeBasis, node, null),
    };
  const next = total === null ? settings : { ...settings, totalFen: total, totalFrom: 'given' as const };
  return chosen ? { ...next, nodeBasis: { ...next.nodeBasis, [node]: chosen } } : next;
}

function limitedBy(settings: QuotaSettings, node: string, { floor, ceiling, growth }: Limits): QuotaSettings {
  return {
    ...settings,
    ...(floor === undefined ? {} : { nodeFloors: withNode(settings.nodeFloors, node, floor) }),
    ...(ceiling === undefined ? {} : { nodeCeilings: withNode(settings.nodeCeilings, node, ceiling) }),
    ...(growth === undefined ? {} : { nodeGrowth: withNode(settings.nodeGrowth, node, growth) }),
  };
}

/** A node's own value in place of the one it had; null takes it away. */
function withNode<T>(known: Record<string, T> | undefined, node: string, value: T | null): Record<string, T> {
  const { [node]: _, ...others } = known ?? {};
  return value === null ? others : { ...others, [node]: value };
}
