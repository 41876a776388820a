import { Badge, Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconPencil, IconStack3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerList } from '../../../shared/contract/layers.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, useLayers } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import scenarioClasses from '../scenario/scenario.module.css';
import { showAlignment, takeLayer } from './actions.ts';
import { LayerEditor } from './LayerEditor.tsx';

/** Which way of cutting the market is on screen: geography, or one of the layers; and the way to their rules. */
export function LayerSwitch() {
  const { t } = useTranslation();
  const active = useActiveScenario();
  const baseId = active?.layer?.baseId ?? active?.id ?? null;
  const list = useLayers(baseId).data;
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  if (active === null || list === undefined) return null;
  const name = active.layer?.name ?? t('layers:geography');
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus shadow="md">
        <Popover.Target>
          <UnstyledButton
            className={scenarioClasses.button}
            aria-label={t('layers:open', { name })}
            data-expanded={open || undefined}
            onClick={() => setOpen((now) => !now)}
          >
            <IconStack3 size={16} stroke={1.6} aria-hidden />
            <span className={scenarioClasses.name}>{name}</span>
            <IconChevronDown size={14} stroke={1.8} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={t('layers:title')}>
          <Choices list={list} onDone={() => setOpen(false)} />
          <div className={scenarioClasses.part}>
            <Button
              fullWidth
              variant="light"
              leftSection={<IconPencil size={15} />}
              onClick={() => {
                setOpen(false);
                setEditing(true);
              }}
            >
              {t('layers:edit')}
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
      <LayerEditor key={list.baseId} list={list} opened={editing} onClose={() => setEditing(false)} />
    </>
  );
}

function Choices({ list, onDone }: { list: LayerList; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useApp((state) => state.scenarioId);
  const rows = [
    {
      key: 0,
      name: t('layers:geography'),
      kind: '',
      accounts: list.geography.accounts,
      alignmentId: list.baseId as number | null,
    },
    ...list.layers.map((layer) => ({
      key: layer.id,
      name: layer.name,
      kind: t(layer.exclusive ? 'layers:exclusive' : 'layers:overlay'),
      accounts: layer.sums.accounts,
      alignmentId: layer.alignmentId,
    })),
  ];
  return (
    <ul className={scenarioClasses.list} aria-label={t('layers:title')}>
      {rows.map((row) => (
        <li key={row.key}>
          <UnstyledButton
            className={scenarioClasses.row}
            aria-current={row.alignmentId === now}
            {...(row.alignmentId === now ? { 'data-autofocus': true } : {})}
            title={row.alignmentId === null ? t('layers:use') : undefined}
            onClick={() => {
              onDone();
              if (row.alignmentId === null) void takeLayer(list.baseId, row.key);
              else showAlignment(row.alignmentId);
            }}
          >
            <span className={scenarioClasses.rowName}>{row.name}</span>
            {row.alignmentId === null ? (
              <Badge size="sm" variant="outline" tt="none" fw={500}>
                {t('layers:notUsed')}
              </Badge>
            ) : (
              row.kind !== '' && (
                <Badge size="sm" variant="default" tt="none" fw={500}>
                  {row.kind}
                </Badge>
              )
            )}
            <span className={scenarioClasses.count}>
              {t('layers:accounts', { total: format.count(row.accounts) })}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
