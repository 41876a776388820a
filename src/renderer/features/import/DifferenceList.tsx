import { Skeleton, Table, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import classes from './import.module.css';
import { Pager } from './Pager.tsx';
import type { Preview } from './use-preview.ts';

const pageSize = 50;

/** Cell by cell what would change in rows the plan has, and which rows would go. */
export function DifferenceList({ importId, preview }: { importId: string; preview: Preview }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [page, setPage] = useState(1);
  const found = useQuery({
    queryKey: ['importDifferences', importId, page, preview.decisions, f.language],
    queryFn: ({ signal }) =>
      client().import.differences(
        { importId, offset: (page - 1) * pageSize, limit: pageSize, language: f.language },
        { signal },
      ),
    // What is asked while a decision is worked out would be answered from before it.
    enabled: !preview.deciding,
    placeholderData: keepPreviousData,
  });
  if (found.isError) return <ErrorNote error={found.error} />;
  if (!found.data) return <Skeleton role="status" h={80} aria-label={t('import:differences.working')} />;
  const { total, rows } = found.data;
  const pages = Math.ceil(total / pageSize);
  return (
    <div>
      <Title order={3} mb={2}>
        {t('import:differences.title', { count: f.count(total) })}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('import:differences.hint')}
      </Text>
      {total > 0 && (
        <>
          <Table fz="xs" verticalSpacing={2} className={classes.rows}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('import:differences.row')}</Table.Th>
                <Table.Th>{t('import:differences.field')}</Table.Th>
                <Table.Th>{t('import:differences.before')}</Table.Th>
                <Table.Th>{t('import:differences.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ kind, name, field, before, after }, index) => (
                <Table.Tr key={`${page} ${index}`}>
                  <Table.Td>{name}</Table.Td>
                  {kind === 'removed' ? (
                    <Table.Td colSpan={3} c="red">
                      {t('import:differences.removed')}
                    </Table.Td>
                  ) : (
                    <>
                      <Table.Td>{field}</Table.Td>
                      <Table.Td>{before === '' ? t('import:blank') : before}</Table.Td>
                      <Table.Td>{after === '' ? t('import:blank') : after}</Table.Td>
                    </>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Pager pages={pages} page={page} onChange={setPage} />
        </>
      )}
    </div>
  );
}
