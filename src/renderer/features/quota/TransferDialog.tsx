import { Button, Group, Modal, MultiSelect, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { useAccounts } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { amountsOf } from './amounts.ts';

const choicesShown = 50;

/** Accounts that change hands on a day: who, to whom, from when, and what quota goes along before it does. */
export function TransferDialog(props: {
  sheet: QuotaSheet;
  alignment: Alignment | undefined;
  onClose: () => void;
}) {
  const { sheet, alignment } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const accounts = useAccounts().data;
  const selection = useApp((state) => state.selection);
  const [ids, setIds] = useState<string[]>(selection?.kind === 'account' ? selection.ids.map(String) : []);
  const [search, setSearch] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [day, setDay] = useState(sheet.periods[6]?.start ?? '');
  const [why, setWhy] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { scenarioId } = sheet;
  const choices = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const chosen = new Set(ids);
    return (accounts ?? [])
      .filter(
        ({ id, name, ref }) =>
          chosen.has(String(id)) ||
          (wanted !== '' && (name.toLowerCase().includes(wanted) || ref.toLowerCase().includes(wanted))),
      )
      .slice(0, choicesShown + ids.length)
      .map(({ id, name, ref }) => ({ value: String(id), label: name || ref }));
  }, [accounts, search, ids]);
  const input = { scenarioId, accountIds: ids.map(Number), toTerritoryId: Number(to), day };
  const ready = ids.length > 0 && to !== null && /^\d{4}-\d{2}-\d{2}$/.test(day);
  const preview = useQuery({
    queryKey: ['quota', scenarioId, 'transfer', ids, to, day],
    enabled: ready,
    retry: false,
    queryFn: ({ signal }) => client().quota.previewTransfer(input, { signal }),
  });
  const accept = async () => {
    setBusy(true);
    try {
      await client().quota.transfer({ ...input, why });
      props.onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={props.onClose} title={t('quota:transfer.title')} size="lg">
      <Stack gap="sm">
        <MultiSelect
          data-autofocus
          searchable
          label={t('quota:transfer.accounts')}
          placeholder={t('quota:transfer.search')}
          nothingFoundMessage={t('quota:transfer.searchHint')}
          data={choices}
          value={ids}
          onChange={setIds}
          searchValue={search}
          onSearchChange={setSearch}
          filter={({ options }) => options}
        />
        <Group grow align="flex-start">
          <Select
            searchable
            label={t('quota:transfer.to')}
            data={(alignment?.territories ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            value={to}
            onChange={setTo}
          />
          <TextInput
            type="date"
            label={t('quota:transfer.day')}
            min={sheet.periods[0]?.start}
            max={sheet.periods[11]?.end}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </Group>
        <TextInput
          label={t('quota:why')}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {preview.isError && <ErrorNote error={preview.error} />}
        {error !== null && <ErrorNote error={error} />}
        {preview.data && (
          <Table.ScrollContainer minWidth={400} mah={280}>
            <Table verticalSpacing={4} aria-label={t('quota:transfer.effect')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('quota:transfer.account')}</Table.Th>
                  <Table.Th>{t('quota:transfer.from')}</Table.Th>
                  <Table.Th ta="right">{t('quota:transfer.share')}</Table.Th>
                  <Table.Th ta="right">{t('quota:transfer.moved')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {preview.data.map((line) => {
                  const component = sheet.components.find(({ id }) => id === line.componentId);
                  const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
                  return (
                    <Table.Tr key={`${line.accountId}|${line.componentId}`}>
                      <Table.Td>
                        {line.accountName}
                        {component?.name ? ` · ${component.name}` : ''}
                      </Table.Td>
                      <Table.Td>{line.fromName}</Table.Td>
                      <Table.Td ta="right">{f.percent(line.share, 2)}</Table.Td>
                      <Table.Td ta="right">{amounts.exact(line.movedFen)}</Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Text size="xs" c="dimmed">
          {t('quota:transfer.hint')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('quota:target.cancel')}
          </Button>
          <Button disabled={!preview.data} loading={busy} onClick={() => void accept()}>
            {t('quota:transfer.accept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
