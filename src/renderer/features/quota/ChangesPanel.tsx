import { Skeleton, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { useQuotaChanges } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { amountsOf } from './amounts.ts';
import type { PeriodWords } from './period-words.ts';
import classes from './quota.module.css';

/** Every change of the scenario's quotas: when, what, from what to what, by whom and why. */
export function ChangesPanel({ sheet, periods }: { sheet: QuotaSheet; periods: PeriodWords }) {
  const { t } = useTranslation();
  const f = useFormat();
  const changes = useQuotaChanges(sheet.scenarioId);
  if (changes.isError) return <ErrorNote error={changes.error} />;
  if (changes.isPending) return <Skeleton m="md" h={200} />;
  return (
    <div className={classes.view}>
      <Signature />
      {changes.data.length === 0 ? (
        <Text c="dimmed">{t('quota:changes.empty')}</Text>
      ) : (
        <Table verticalSpacing={5} stickyHeader aria-label={t('quota:views.changes')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('quota:changes.at')}</Table.Th>
              <Table.Th>{t('quota:changes.who')}</Table.Th>
              <Table.Th>{t('quota:changes.what')}</Table.Th>
              <Table.Th>{t('quota:changes.where')}</Table.Th>
              <Table.Th ta="right">{t('quota:target.before')}</Table.Th>
              <Table.Th ta="right">{t('quota:target.after')}</Table.Th>
              <Table.Th>{t('quota:changes.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.data.map((change) => {
              const component = sheet.components.find(({ id }) => id === change.componentId);
              const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
              const place = [
                component?.name,
                change.nodeName || (change.componentId > 0 ? t('quota:all') : ''),
                change.componentId > 0 ? periods.name(change.period) : '',
              ].filter(Boolean);
              return (
                <Table.Tr key={change.id}>
                  <Table.Td className={classes.figure}>{f.dateTime(change.at)}</Table.Td>
                  <Table.Td>{change.who}</Table.Td>
                  <Table.Td>{t(`quota:changes.kinds.${change.kind}`)}</Table.Td>
                  <Table.Td>{place.join(' · ')}</Table.Td>
                  <Table.Td className={classes.figure} ta="right">
                    {change.beforeFen === null ? '–' : amounts.exact(change.beforeFen)}
                  </Table.Td>
                  <Table.Td className={classes.figure} ta="right">
                    {change.afterFen === null ? '–' : amounts.exact(change.afterFen)}
                  </Table.Td>
                  <Table.Td>{change.why}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

function Signature() {
  const { t } = useTranslation();
  const signature = useQuery({
    queryKey: ['quota', 'signature'],
    queryFn: ({ signal }) => client().quota.signature(undefined, { signal }),
  });
  const [typed, setTyped] = useState<string | null>(null);
  const save = async () => {
    if (typed === null || typed.trim() === signature.data?.who) return setTyped(null);
    await client().quota.setSignature({ who: typed });
    setTyped(null);
  };
  return (
    <TextInput
      maw={260}
      label={t('quota:changes.signature')}
      description={t('quota:changes.signatureHint')}
      value={typed ?? signature.data?.who ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
    />
  );
}
