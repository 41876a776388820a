import { Button, NumberInput, Popover, Select, Stack, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FairnessReport, FairnessSettings } from '../../../shared/contract/fairness.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useMeasureName } from '../../app/measure-name.ts';
import { usePlan } from '../../app/queries.ts';

const percentOf = (value: number | null) => (value === null ? '' : Math.round(value * 1e6) / 1e4);
const ratioOf = (value: string | number, otherwise: number) =>
  typeof value === 'number' ? value / 100 : otherwise;

/** What quotas are judged by: market growth, room above the best year, the band around the median. */
export function Yardsticks({ report }: { report: FairnessReport }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<FairnessSettings>(report.settings);
  const change = (patch: Partial<FairnessSettings>) => setDraft((now) => ({ ...now, ...patch }));
  const apply = async () => {
    await run((to) => to.fairness.setSettings(draft));
    setOpen(false);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      onOpen={() => setDraft(report.settings)}
      position="bottom-end"
      withArrow
      trapFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconAdjustmentsHorizontal size={15} />}
          onClick={() => setOpen((now) => !now)}
        >
          {t('fairness:settings')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" w={300}>
          <NumberInput
            label={t('fairness:marketGrowth')}
            description={
              report.marketGrowthFrom === 'none'
                ? t('fairness:marketGrowthNone')
                : t('fairness:marketGrowthHint', {
                    growth: report.marketGrowthFrom === 'sales' ? f.percent(report.marketGrowth) : '–',
                  })
            }
            min={-80}
            max={500}
            decimalScale={2}
            value={percentOf(draft.marketGrowth)}
            onChange={(value) => change({ marketGrowth: typeof value === 'number' ? value / 100 : null })}
          />
          <NumberInput
            label={t('fairness:allowance')}
            description={t('fairness:allowanceHint')}
            min={0}
            max={500}
            decimalScale={1}
            value={percentOf(draft.allowance)}
            onChange={(value) => change({ allowance: ratioOf(value, draft.allowance) })}
          />
          <NumberInput
            label={t('fairness:band')}
            min={1}
            max={500}
            decimalScale={1}
            value={percentOf(draft.band)}
            onChange={(value) => change({ band: ratioOf(value, draft.band) })}
          />
          <PotentialMeasures draft={draft} change={change} />
          <Button onClick={() => void apply()}>{t('fairness:apply')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function PotentialMeasures(props: {
  draft: FairnessSettings;
  change: (patch: Partial<FairnessSettings>) => void;
}) {
  const { draft, change } = props;
  const { t } = useTranslation();
  const nameOf = useMeasureName();
  const measures = usePlan().data?.measures.filter(({ derived }) => !derived) ?? [];
  if (measures.length < 2) return null;
  const choices = measures.map((measure) => ({ value: measure.key, label: nameOf(measure) }));
  const chosen = draft.potentialGrowth;
  const set = (patch: Partial<NonNullable<FairnessSettings['potentialGrowth']>>) => {
    const next = {
      before: chosen?.before ?? '',
      now: chosen?.now ?? '',
      years: chosen?.years ?? 2,
      ...patch,
    };
    change({ potentialGrowth: next });
  };
  const complete = chosen === null || (chosen.before !== '' && chosen.now !== '');
  return (
    <>
      <Select
        label={t('fairness:before')}
        placeholder={t('fairness:none')}
        data={choices}
        clearable
        comboboxProps={{ withinPortal: false }}
        value={chosen?.before || null}
        onChange={(value) => (value === null ? change({ potentialGrowth: null }) : set({ before: value }))}
      />
      <Select
        label={t('fairness:now')}
        placeholder={t('fairness:none')}
        data={choices}
        clearable
        comboboxProps={{ withinPortal: false }}
        error={!complete}
        value={chosen?.now || null}
        onChange={(value) => (value === null ? change({ potentialGrowth: null }) : set({ now: value }))}
      />
      <NumberInput
        label={t('fairness:years')}
        min={1}
        max={20}
        allowDecimal={false}
        disabled={chosen === null}
        value={chosen?.years ?? 2}
        onChange={(value) => typeof value === 'number' && set({ years: value })}
      />
      <Text size="xs" c="dimmed">
        {t('fairness:potentialHint')}
      </Text>
    </>
  );
}
