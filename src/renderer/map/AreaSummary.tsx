import { Button, CloseButton, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { useActiveAlignment } from '../app/queries.ts';
import { useSelectionSums } from '../app/selection-sums.ts';
import { useApp } from '../app/store.ts';
import { assignSelection } from '../app/territory-actions.ts';
import classes from './map.module.css';
import { TerritoryItems } from './TerritoryItems.tsx';

interface Props {
  at: { x: number; y: number } | null;
  onClose: () => void;
}

/** Opens where a rectangle or lasso was let go: what was caught, before anything is moved. */
export function AreaSummary({ at, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = useSelectionSums();
  const territoryId = useApp((state) => state.territoryId);
  const selection = useApp((state) => state.selection);
  const active = useActiveAlignment().data?.territories.find((row) => row.id === territoryId);
  const card = useRef<HTMLElement>(null);
  const shown = at !== null && sums !== null && (sums.kind === 'unit' || sums.kind === 'account');
  useEffect(() => {
    if (at !== null) card.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => {
    if (at !== null && selection === null) onClose();
  }, [at, selection, onClose]);
  if (!shown) return null;
  const assign = async (to: number | null) => {
    if (await assignSelection(to)) onClose();
  };
  const target = active?.name ?? t('unassigned');
  return (
    <section
      ref={card}
      className={classes.area}
      aria-label={t('map:area.title')}
      data-map-overlay
      style={{ left: `min(${at.x}px, calc(100% - 270px))`, top: `min(${at.y}px, calc(100% - 190px))` }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {t(`status.selected.${sums.kind}`, { total: format.count(sums.count) })}
        </Text>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </Group>
      <dl className={classes.areaFigures}>
        {sums.kind === 'unit' && (
          <>
            <dt>{t('measures:accounts')}</dt>
            <dd>{format.count(sums.accounts)}</dd>
          </>
        )}
        <dt>{t('measures:workload')}</dt>
        <dd>{format.hours(sums.workloadMinutes)}</dd>
        <dt>{t('measures:potential')}</dt>
        <dd title={format.moneyExact(sums.potentialFen)}>{format.money(sums.potentialFen)}</dd>
        <dt>{t('measures:sales')}</dt>
        <dd title={format.moneyExact(sums.salesFen)}>{format.money(sums.salesFen)}</dd>
      </dl>
      <Group gap={6} wrap="nowrap">
        {territoryId !== null && (
          <Button flex={1} onClick={() => void assign(territoryId === 0 ? null : territoryId)}>
            {t('map:area.assign', { name: target })}
          </Button>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              variant="default"
              flex={territoryId === null ? 1 : undefined}
              rightSection={<IconChevronDown size={14} />}
            >
              {t(territoryId === null ? 'map:area.assignTo' : 'map:area.other')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            <TerritoryItems onPick={(id) => void assign(id)} />
          </Menu.Dropdown>
        </Menu>
      </Group>
    </section>
  );
}
