import { ActionIcon, Button, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPin, IconPinFilled } from '@tabler/icons-react';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingProposal, StaffingRow } from '../../../shared/contract/staffing.ts';
import { staffingReasons } from '../../../shared/domain/staffing-words.ts';
import { useFormat } from '../../app/format.ts';
import { unbroken } from '../../app/unbroken.ts';
import { Verdict } from '../sizing/UseTable.tsx';
import { Options } from './Options.tsx';
import classes from './staffing.module.css';

export interface Chosen {
  territoryId: number;
  repId: number | null;
}

interface Need {
  skills?: string;
  pinned?: boolean;
}

interface Props {
  proposal: StaffingProposal;
  names: ReadonlyMap<number, string>;
  chosen: readonly Chosen[];
  onChoose: (territoryId: number, repId: number | null) => void;
  onNeed: (territoryId: number, need: Need) => void;
  /** The territory under the pointer, for the drawing beside. */
  onPoint: (territoryId: number | null) => void;
}

const columnCount = 7;

/** Territories with the rep they have, the one proposed and why; a row opens to what other reps would cost. */
export function StaffingTable(props: Props) {
  const { t } = useTranslation();
  const { proposal, names } = props;
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className={classes.tableBox}>
      <Table stickyHeader verticalSpacing={5} horizontalSpacing="xs" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('staffing:column.territory')}</Table.Th>
            <Table.Th>{t('staffing:column.now')}</Table.Th>
            <Table.Th>{t('staffing:column.proposed')}</Table.Th>
            <Table.Th className={classes.wide}>{t('staffing:column.reasons')}</Table.Th>
            <Table.Th className={classes.right}>{t('staffing:column.use')}</Table.Th>
            <Table.Th>{t('staffing:column.skills')}</Table.Th>
            <Table.Th>{t('staffing:column.pin')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proposal.rows.map((row) => (
            <Fragment key={row.territoryId}>
              <Row
                {...props}
                row={row}
                isOpen={open === row.territoryId}
                onToggle={() => setOpen((now) => (now === row.territoryId ? null : row.territoryId))}
              />
              {open === row.territoryId && (
                <Table.Tr>
                  <Table.Td colSpan={columnCount} className={classes.optionsCell}>
                    <Options
                      row={row}
                      scenarioId={proposal.scenarioId}
                      rows={proposal.rows}
                      chosen={props.chosen}
                      names={names}
                      onTake={(repId) => props.onChoose(row.territoryId, repId)}
                    />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row(props: Props & { row: StaffingRow; isOpen: boolean; onToggle: () => void }) {
  const { row, names, isOpen } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const nameOf = (repId: number | null) =>
    repId === null ? t('staffing:vacant') : (names.get(repId) ?? '–');
  const changes = row.repId !== row.presentRepId;
  return (
    <Table.Tr
      onMouseEnter={() => props.onPoint(row.territoryId)}
      onMouseLeave={() => props.onPoint(null)}
      data-changes={changes || undefined}
    >
      <Table.Td className={classes.name} title={row.name}>
        {row.name}
      </Table.Td>
      <Table.Td>{nameOf(row.presentRepId)}</Table.Td>
      <Table.Td>
        <Button
          variant="subtle"
          size="compact-sm"
          px={4}
          {...(changes ? {} : { color: 'gray' })}
          leftSection={
            isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />
          }
          aria-expanded={isOpen}
          aria-label={t('staffing:choose', { territory: row.name, rep: nameOf(row.repId) })}
          onClick={props.onToggle}
        >
          {changes ? nameOf(row.repId) : t('staffing:same')}
        </Button>
      </Table.Td>
      <Table.Td className={classes.reasons}>
        {unbroken(staffingReasons(f.language, row).join(' · '))}
      </Table.Td>
      <Table.Td className={classes.right}>
        {row.fit === null ? (
          '–'
        ) : (
          <>
            {f.percent(row.fit.use, 0)} <Verdict verdict={row.fit.verdict} />
          </>
        )}
      </Table.Td>
      <Table.Td>
        <Skills row={row} onKeep={(skills) => props.onNeed(row.territoryId, { skills })} />
      </Table.Td>
      <Table.Td>
        <Tooltip label={t(row.pinned ? 'staffing:unpin' : 'staffing:pin')}>
          <ActionIcon
            variant={row.pinned ? 'light' : 'subtle'}
            {...(row.pinned ? {} : { color: 'gray' })}
            size="sm"
            aria-pressed={row.pinned}
            aria-label={t(row.pinned ? 'staffing:unpin' : 'staffing:pin')}
            onClick={() => props.onNeed(row.territoryId, { pinned: !row.pinned })}
          >
            {row.pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
          </ActionIcon>
        </Tooltip>
        {row.pinned && (
          <Text span size="xs" ml={4}>
            {t('staffing:pinned')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** What the rep must be able to do, kept when the field is left. */
function Skills({ row, onKeep }: { row: StaffingRow; onKeep: (skills: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(row.skills);
  useEffect(() => setText(row.skills), [row.skills]);
  const keep = () => {
    if (text.trim() !== row.skills) onKeep(text.trim());
  };
  return (
    <TextInput
      size="xs"
      w={130}
      maxLength={400}
      aria-label={t('staffing:skillsOf', { territory: row.name })}
      placeholder={t('staffing:skillsHint')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(row.skills);
      }}
    />
  );
}
