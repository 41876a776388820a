import { Button, Checkbox, Divider, NumberInput, Popover, Select, Tooltip } from '@mantine/core';
import { IconFolderPlus, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping, TerritoryTree } from '../../../shared/contract/tree.ts';
import { addGroup, clearTree, makeGroups } from './actions.ts';
import classes from './tree.module.css';

const ways = ['province', 'city', 'provinceCity', 'balanced'] as const;

/** New groups, by hand or made for all territories at once. */
export function TreeMenu({ tree }: { tree: TerritoryTree | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={270} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('tree:menuTip')}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconSitemap size={14} />}
            aria-expanded={open}
            aria-label={t('tree:menu')}
            className={classes.menu ?? ''}
            onClick={() => setOpen((now) => !now)}
          >
            <span className={classes.menuWord}>{t('tree:menu')}</span>
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('tree:menuTip')}>
        <Form levels={tree?.levels ?? 0} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Form({ levels, onDone }: { levels: number; onDone: () => void }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<Grouping['by']>('province');
  const [count, setCount] = useState<number>(4);
  const [above, setAbove] = useState(false);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const scope = above && levels > 0 ? 'top' : 'all';
    const done = await makeGroups({ by, scope, ...(by === 'balanced' ? { count } : {}) });
    setBusy(false);
    if (done) onDone();
  };
  return (
    <div className={classes.form}>
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={15} />}
        data-autofocus
        onClick={() => {
          onDone();
          void addGroup(null);
        }}
      >
        {t('tree:newGroup')}
      </Button>
      <Divider />
      <h3>{t('tree:auto')}</h3>
      <div className={classes.line}>
        <Select
          flex={1}
          label={t('tree:by.label')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={ways.map((way) => ({ value: way, label: t(`tree:by.${way}`) }))}
          value={by}
          onChange={(value) => {
            const way = ways.find((one) => one === value);
            if (way) setBy(way);
          }}
        />
        {by === 'balanced' && (
          <NumberInput
            w={72}
            label={t('tree:count')}
            min={1}
            max={200}
            allowDecimal={false}
            value={count}
            onChange={(value) => setCount(Math.max(1, Math.min(200, Number(value) || 1)))}
          />
        )}
      </div>
      {levels > 0 && (
        <Checkbox
          label={t('tree:above')}
          description={t('tree:aboveHint')}
          checked={above}
          onChange={(event) => setAbove(event.currentTarget.checked)}
        />
      )}
      <Button loading={busy} onClick={() => void make()}>
        {t('tree:make')}
      </Button>
      {levels > 0 && (
        <Button
          variant="subtle"
          onClick={() => {
            onDone();
            void clearTree();
          }}
        >
          {t('tree:clear')}
        </Button>
      )}
    </div>
  );
}
