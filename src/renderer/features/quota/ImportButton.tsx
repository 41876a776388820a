import { ActionIcon, Alert, Button, Group, Modal, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaImportPreview, QuotaSheet } from '../../../shared/contract/quota.ts';
import { chooseForOpen } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { amountsOf } from './amounts.ts';
import type { PeriodWords } from './period-words.ts';

const rowsShown = 100;

interface Loaded {
  fileId: string;
  name: string;
  preview: QuotaImportPreview;
}

/** Brings an exported quota sheet back: what would change is shown first. */
export function ImportButton(props: { sheet: QuotaSheet; periods: PeriodWords; why: string }) {
  const { sheet } = props;
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { scenarioId } = sheet;
  const choose = async () => {
    setError(null);
    try {
      const file = await chooseForOpen('import', ['xlsx']);
      if (file === null) return;
      setBusy(true);
      const preview = await client().quota.previewImport({ scenarioId, fileId: file.id });
      setLoaded({ fileId: file.id, name: file.name, preview });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const apply = async () => {
    if (loaded === null) return;
    setBusy(true);
    try {
      await client().quota.applyImport({ scenarioId, fileId: loaded.fileId, why: props.why });
      setLoaded(null);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    setLoaded(null);
    setError(null);
  };
  return (
    <>
      <Tooltip label={t('quota:import.open')}>
        <ActionIcon
          variant="default"
          loading={busy && loaded === null}
          disabled={sheet.status === 'issued'}
          aria-label={t('quota:import.open')}
          onClick={() => void choose()}
        >
          <IconTableImport size={15} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={loaded !== null || error !== null}
        onClose={close}
        title={t('quota:import.title', { name: loaded?.name ?? '' })}
        size="lg"
      >
        <Stack gap="sm">
          {error !== null && <ErrorNote error={error} />}
          {loaded && <Differences {...props} preview={loaded.preview} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('quota:target.cancel')}
            </Button>
            <Button
              disabled={(loaded?.preview.differences.length ?? 0) === 0}
              loading={busy}
              onClick={() => void apply()}
            >
              {t('quota:import.accept', { count: loaded?.preview.differences.length ?? 0 })}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Differences(props: { sheet: QuotaSheet; periods: PeriodWords; preview: QuotaImportPreview }) {
  const { sheet, periods, preview } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const { differences, unread, unknownRows } = preview;
  const separator = t('grid:listSeparator');
  return (
    <>
      <Text size="sm">
        {differences.length === 0
          ? t('quota:import.same')
          : t('quota:import.differences', { count: differences.length })}
      </Text>
      {unread.length > 0 && (
        <Alert color="yellow" py="xs">
          {t('quota:import.unread', {
            count: unread.length,
            list: unread
              .slice(0, 5)
              .map(({ cell, text }) => `${cell} “${text}”`)
              .join(separator),
          })}
        </Alert>
      )}
      {unknownRows.length > 0 && (
        <Alert color="yellow" py="xs">
          {t('quota:import.unknown', {
            count: unknownRows.length,
            list: unknownRows.slice(0, 5).join(separator),
          })}
        </Alert>
      )}
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={400} mah={340}>
          <Table striped verticalSpacing={4} stickyHeader aria-label={t('quota:target.effect')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('quota:changes.where')}</Table.Th>
                <Table.Th ta="right">{t('quota:import.now')}</Table.Th>
                <Table.Th ta="right">{t('quota:import.file')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.slice(0, rowsShown).map((each) => {
                const component = sheet.components.find(({ id }) => id === each.componentId);
                const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
                const place = [component?.name, each.name || t('quota:all'), periods.name(each.period)];
                return (
                  <Table.Tr key={`${each.componentId}|${each.node}|${each.period}`}>
                    <Table.Td>{place.filter(Boolean).join(' · ')}</Table.Td>
                    <Table.Td ta="right">{amounts.exact(each.nowFen)}</Table.Td>
                    <Table.Td ta="right">{amounts.exact(each.fileFen)}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {differences.length > rowsShown && (
        <Text size="xs" c="dimmed">
          {t('quota:target.more', { count: differences.length - rowsShown })}
        </Text>
      )}
    </>
  );
}
