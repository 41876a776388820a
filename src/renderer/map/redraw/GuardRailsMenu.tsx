import { ActionIcon, NumberInput, Popover, SegmentedControl, Select, Text, Tooltip } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuardRails, guardRails, guardRules } from '../../../shared/domain/guard-rails.ts';
import { run } from '../../app/commands.ts';
import { keys, useGuardRails } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import classes from './redraw.module.css';

const modes = guardRails.shape.contiguity.options;
const measures = guardRails.shape.measure.options;

/** What edits by hand are watched for: each rule off, warning, or forbidding. Kept with the plan. */
export function GuardRailsMenu() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const rails = useGuardRails().data;
  const set = async (change: Partial<GuardRails>) => {
    if (rails === undefined) return;
    const next = { ...rails, ...change };
    queryClient.setQueryData(keys.guardRails, next);
    await run((to) => to.scenario.setGuardRails(next));
    await queryClient.invalidateQueries({ queryKey: keys.guardRails });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('whatIf:rails.title')} disabled={opened}>
          <ActionIcon
            aria-label={t('whatIf:rails.title')}
            aria-expanded={opened}
            onClick={() => setOpened((now) => !now)}
          >
            <IconShieldCheck size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('whatIf:rails.title')}>
        <div className={classes.rails}>
          <Text size="sm" fw={600}>
            {t('whatIf:rails.title')}
          </Text>
          <Text size="xs" c="dimmed" maw={330}>
            {t('whatIf:rails.hint')}
          </Text>
          {rails !== undefined &&
            guardRules.map((rule) => (
              <div key={rule} className={classes.rail}>
                <Text size="sm">{t(`whatIf:rails.${rule}`)}</Text>
                <SegmentedControl
                  size="xs"
                  aria-label={t(`whatIf:rails.${rule}`)}
                  value={rails[rule]}
                  onChange={(value) => {
                    const mode = modes.find((one) => one === value);
                    if (mode) void set({ [rule]: mode });
                  }}
                  data={modes.map((value) => ({ value, label: t(`whatIf:rails.mode.${value}`) }))}
                />
              </div>
            ))}
          {rails !== undefined && (
            <div className={classes.rail}>
              <Select
                size="xs"
                w={130}
                allowDeselect={false}
                aria-label={t('whatIf:rails.measure')}
                data={measures.map((value) => ({ value, label: t(`measures:${value}`) }))}
                value={rails.measure}
                onChange={(value) => {
                  const measure = measures.find((one) => one === value);
                  if (measure) void set({ measure });
                }}
              />
              <NumberInput
                size="xs"
                w={110}
                aria-label={t('whatIf:rails.band')}
                prefix="± "
                suffix=" %"
                min={1}
                max={100}
                value={Math.round(rails.band * 1000) / 10}
                onChange={(value) => {
                  if (typeof value === 'number' && value >= 1 && value <= 100)
                    void set({ band: value / 100 });
                }}
              />
            </div>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
