import { ActionIcon, Select, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingRow, ImportPreview } from '../../../shared/contract/import.ts';
import { allowedActions, type FindingAction, type FindingCode } from '../../../shared/domain/findings.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import classes from './import.module.css';
import { Pager } from './Pager.tsx';
import type { Preview } from './use-preview.ts';

const pageSize = 50;

/** All findings of a kind: how many, one mend for all, and row by row when opened. */
export function FindingGroup(props: {
  finding: ImportPreview['findings'][number];
  preview: Preview;
  importId: string;
}) {
  const { finding, preview } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const actions = allowedActions[finding.code];
  const name = t(`findings:${finding.code}.title`);
  return (
    <div className={classes.finding}>
      <div className={classes.findingHead}>
        <span className={classes.findingCount}>{f.count(finding.count)}</span>
        <Tooltip label={t('import:showRows', { finding: name })}>
          <ActionIcon
            size="sm"
            aria-expanded={open}
            aria-label={t('import:showRows', { finding: name })}
            onClick={() => setOpen((now) => !now)}
          >
            {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        </Tooltip>
        <div className={classes.findingName}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`findings:${finding.code}.help`)}
          </Text>
        </div>
        <MendChoice
          label={t('import:mendAll', { finding: name })}
          actions={actions}
          value={preview.decisions.byCode[finding.code] ?? finding.action}
          onChange={(action) => void preview.decideCode(finding.code, action)}
        />
      </div>
      {open && <FindingRows {...props} actions={actions} />}
    </div>
  );
}

function FindingRows(props: {
  finding: ImportPreview['findings'][number];
  preview: Preview;
  importId: string;
  actions: readonly FindingAction[];
}) {
  const { finding, preview, importId, actions } = props;
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const rows = useQuery({
    queryKey: ['findings', importId, finding.code, page, preview.decisions],
    queryFn: ({ signal }) =>
      client().import.findings(
        { importId, code: finding.code, offset: (page - 1) * pageSize, limit: pageSize },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const pages = Math.ceil((rows.data?.total ?? 0) / pageSize);
  return (
    <div className={classes.findingList}>
      {rows.isPending ? (
        <Skeleton h={60} />
      ) : (
        <Table fz="xs" verticalSpacing={2} layout="fixed" className={classes.findingTable ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>{t('import:row')}</Table.Th>
              <Table.Th w="22%">{t('import:column')}</Table.Th>
              <Table.Th>{t('import:found')}</Table.Th>
              <Table.Th>{t('import:becomes')}</Table.Th>
              <Table.Th w={190}>{t('import:mend')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.data?.rows.map((row) => (
              <FindingLine
                key={row.index}
                code={finding.code}
                row={row}
                actions={actions}
                preview={preview}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Pager pages={pages} page={page} onChange={setPage} />
    </div>
  );
}

/** What a row's value becomes by the mend chosen: nothing of a row left out; an id kept is the one in the sheet. */
function becomes(code: FindingCode, { action, value, suggestion }: FindingRow): string {
  if (action === 'skipped') return '';
  const isId = code === 'ID_PRECISION_LOST' || code === 'ID_ZEROS_LOST';
  return isId && action === 'kept' ? value : suggestion;
}

function FindingLine({
  code,
  row,
  actions,
  preview,
}: {
  code: FindingCode;
  row: FindingRow;
  actions: readonly FindingAction[];
  preview: Preview;
}) {
  const { t } = useTranslation();
  const own = preview.decisions.byIndex[row.index];
  return (
    <Table.Tr>
      <Table.Td>{row.row === 0 ? '–' : row.row}</Table.Td>
      <Table.Td>{row.column === '' ? '–' : row.column}</Table.Td>
      <Table.Td>
        <Text fz="xs" lineClamp={2}>
          {row.value === '' ? t('import:blank') : row.value}
        </Text>
        {row.reason && (
          <Text fz="xs" c="dimmed">
            {t(`findings:DEGREES_INVALID.reason.${row.reason}`)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text fz="xs" lineClamp={2}>
          {becomes(code, row) || '–'}
        </Text>
      </Table.Td>
      <Table.Td>
        <MendChoice
          label={t('import:mendRow', { row: row.row })}
          actions={actions}
          value={own ?? row.action}
          onChange={(action) => void preview.decideOne(row.index, action)}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function MendChoice(props: {
  label: string;
  actions: readonly FindingAction[];
  value: FindingAction;
  onChange: (action: FindingAction) => void;
}) {
  const { t } = useTranslation();
  if (props.actions.length < 2)
    return (
      <Text size="xs" c="dimmed" w={180}>
        {t(`findings:action.${props.value}`)}
      </Text>
    );
  return (
    <Select
      w={180}
      aria-label={props.label}
      allowDeselect={false}
      data={props.actions.map((action) => ({ value: action, label: t(`findings:action.${action}`) }))}
      value={props.value}
      onChange={(value) => {
        const action = props.actions.find((one) => one === value);
        if (action) props.onChange(action);
      }}
    />
  );
}
