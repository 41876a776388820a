import { Button, CloseButton, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconLock } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../shared/contract/redraw.ts';
import { useFormat } from '../app/format.ts';
import { useActiveAlignment } from '../app/queries.ts';
import { useSelectionSums } from '../app/selection-sums.ts';
import { movable, useApp } from '../app/store.ts';
import { assignSelection } from '../app/territory-actions.ts';
import { ErrorNote } from '../features/common/ErrorNote.tsx';
import type { AreaBox } from './area.ts';
import classes from './map.module.css';
import { BreachList } from './redraw/BreachList.tsx';
import { usePreview } from './redraw/use-preview.ts';
import { TerritoryItems } from './TerritoryItems.tsx';

/** Size of the card with its margin, pixels. */
const card = { width: 272, height: 200, gap: 10 };

/** Beside the area if there is room, so that what was caught stays in sight. */
function place(box: AreaBox, room: { width: number; height: number }): { left: number; top: number } {
  const right = box.right + card.gap;
  const left = right + card.width <= room.width ? right : Math.max(8, box.left - card.width);
  return { left, top: Math.max(8, Math.min(box.top, room.height - card.height)) };
}

interface Props {
  box: AreaBox | null;
  onClose: () => void;
}

/** Opens where a rectangle or lasso was let go: what was caught, before anything is moved. */
export function AreaSummary({ box, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = useSelectionSums();
  const territoryId = useApp((state) => state.territoryId);
  const selection = useApp((state) => state.selection);
  const active = useActiveAlignment().data?.territories.find((row) => row.id === territoryId);
  const section = useRef<HTMLElement>(null);
  const operation = useMemo((): Operation | null => {
    if (box === null || selection === null || territoryId === null) return null;
    const chosen = movable(selection);
    return chosen && { kind: 'assign', ...chosen, territoryId: territoryId === 0 ? null : territoryId };
  }, [box, selection, territoryId]);
  const preview = usePreview(operation);
  const effect = operation === null ? undefined : preview.data;
  const shown = box !== null && sums !== null && (sums.kind === 'unit' || sums.kind === 'account');
  useEffect(() => {
    if (box !== null)
      section.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }, [box]);
  useEffect(() => {
    if (box !== null && selection === null) onClose();
  }, [box, selection, onClose]);
  if (!shown) return null;
  const map = document.querySelector('.leaflet-container');
  const room = { width: map?.clientWidth ?? 0, height: map?.clientHeight ?? 0 };
  const assign = async (to: number | null) => {
    if (await assignSelection(to)) onClose();
  };
  const target = active?.name ?? t('unassigned');
  const forbidden = effect?.breaches.some((breach) => breach.forbidden) ?? false;
  return (
    <section
      ref={section}
      className={classes.area}
      aria-label={t('map:area.title')}
      data-map-overlay
      style={place(box, room)}
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
            <dt>{t('kpi:units')}</dt>
            <dd>{format.count(sums.count)}</dd>
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
      {operation !== null && preview.isError && <ErrorNote error={preview.error} />}
      {effect !== undefined && !preview.isError && <BreachList breaches={effect.breaches} />}
      <Group gap={6} wrap="nowrap">
        {territoryId !== null && (
          <Button
            data-first
            flex={1}
            disabled={active?.locked === true || forbidden || preview.isError}
            leftSection={active?.locked === true ? <IconLock size={14} aria-label={t('kpi:locked')} /> : null}
            onClick={() => void assign(territoryId === 0 ? null : territoryId)}
          >
            {t('map:area.assign', { name: target })}
          </Button>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              variant="default"
              {...(territoryId === null ? { 'data-first': true } : {})}
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
