import { Button, Input, NumberInput, Select, Slider, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type QuotaFiscal,
  type QuotaSheet,
  quotaMethods,
  quotaSeasons,
} from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import type { Amounts } from './amounts.ts';
import { BoundFields, FiscalFields } from './BoundFields.tsx';
import { normalised, type QuotaForm, settingsOf, stepChoices, totalIsMade, withWeight } from './form.ts';
import { MethodFields } from './MethodFields.tsx';
import classes from './quota.module.css';
import { SeasonChart } from './SeasonChart.tsx';

interface Props {
  form: QuotaForm;
  onChange: (form: QuotaForm) => void;
  alignment: Alignment | undefined;
  baseYear: number | null;
  sheet: QuotaSheet | null;
  /** Settings differ from the sheet on screen. */
  changed: boolean;
  busy: boolean;
  onSpread: () => void;
  amounts: Amounts;
  /** Issued quotas are not spread. */
  readOnly: boolean;
  onFiscal: (fiscal: QuotaFiscal) => void;
}

export function QuotaSettingsForm(props: Props) {
  const { form, onChange, sheet } = props;
  const { t } = useTranslation();
  const settings = settingsOf(form, props.amounts);
  const levels = Math.max(1, ...(sheet?.nodes ?? []).map(({ depth }) => depth));
  return (
    <>
      <Stack gap="md" className={classes.settings}>
        <Title order={2}>{t('quota:settings')}</Title>
        <NumberInput
          label={t('quota:year')}
          min={1990}
          max={2100}
          allowDecimal={false}
          value={form.year}
          onChange={(value) => {
            if (typeof value === 'number') onChange({ ...form, year: value });
          }}
        />
        {totalIsMade(form) ? (
          <Text size="xs" c="dimmed">
            {t('quota:totalMade', { total: sheet ? props.amounts.short(sheet.settings.totalFen) : '–' })}
          </Text>
        ) : (
          <TotalField {...props} totalFen={settings?.totalFen ?? null} />
        )}
        <Select
          label={t('quota:method')}
          allowDeselect={false}
          data={quotaMethods.map((method) => ({ value: method, label: t(`quota:methods.${method}`) }))}
          value={form.method}
          onChange={(value) => {
            const method = quotaMethods.find((one) => one === value);
            if (method) onChange({ ...form, method });
          }}
        />
        {form.method === 'blend' && <Weights form={form} onChange={onChange} />}
        <MethodFields form={form} onChange={onChange} />
        <Select
          label={t('quota:step')}
          allowDeselect={false}
          data={[...new Set([...stepChoices, form.stepFen])].map((fen) => ({
            value: String(fen),
            label: props.amounts.short(fen),
          }))}
          value={String(form.stepFen)}
          onChange={(value) => {
            if (value !== null) onChange({ ...form, stepFen: Number(value) });
          }}
        />
        <Select
          label={t('quota:season')}
          allowDeselect={false}
          data={quotaSeasons
            .filter((season) => season !== 'hand' || form.seasonShares)
            .map((season) => ({ value: season, label: t(`quota:seasons.${season}`) }))}
          value={form.season}
          onChange={(value) => {
            const season = quotaSeasons.find((one) => one === value);
            if (season) onChange({ ...form, season });
          }}
        />
        {sheet !== null && <SeasonChart season={sheet.season} gaps={sheet.seasonGaps} />}
        <BoundFields form={form} onChange={onChange} amounts={props.amounts} levels={levels} />
        {sheet !== null && (
          <FiscalFields fiscal={sheet.fiscal} disabled={props.readOnly} onChange={props.onFiscal} />
        )}
      </Stack>
      <div className={classes.sideFooter}>
        <Text size="xs" c="dimmed">
          {t(props.readOnly ? 'quota:issuedHint' : props.changed ? 'quota:changedHint' : 'quota:lockedStay')}
        </Text>
        <Button
          fullWidth
          size="sm"
          loading={props.busy}
          disabled={settings === null || props.readOnly}
          onClick={props.onSpread}
        >
          {t(sheet === null ? 'quota:spread' : 'quota:spreadAgain')}
        </Button>
      </div>
    </>
  );
}

function TotalField({
  form,
  onChange,
  alignment,
  baseYear,
  totalFen,
  amounts,
}: Props & { totalFen: number | null }) {
  const { t } = useTranslation();
  const f = useFormat();
  const history = alignment?.total.salesFen ?? 0;
  const readable = totalFen !== null;
  const growth = readable && history > 0 ? totalFen / history - 1 : null;
  const description = !readable
    ? null
    : growth === null
      ? amounts.exact(totalFen)
      : t('quota:totalReads', {
          amount: amounts.short(totalFen),
          growth: f.deviation(growth),
          year: baseYear ?? '–',
        });
  return (
    <div>
      <TextInput
        label={t('quota:total')}
        placeholder={t('quota:totalExample')}
        value={form.total}
        error={form.total !== '' && !readable ? t('quota:totalUnreadable') : null}
        onChange={(event) => onChange({ ...form, total: event.currentTarget.value })}
      />
      <Text size="xs" c="dimmed" mt={4} className={classes.reads}>
        {description ?? t('quota:totalHint')}
      </Text>
    </div>
  );
}

function Weights({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const { t } = useTranslation();
  const shares = normalised(form.weights);
  return (
    <div>
      <Input.Label size="xs" component="div" mb={4}>
        {t('quota:weights')}
      </Input.Label>
      {(['history', 'potential', 'workload'] as const).map((key) => (
        <div key={key} className={classes.weight}>
          <span>{t(`quota:methods.${key}`)}</span>
          <Slider
            size="sm"
            min={0}
            max={100}
            label={null}
            thumbLabel={t(`quota:methods.${key}`)}
            value={Math.round(shares[key] * 100)}
            onChange={(value) => onChange({ ...form, weights: withWeight(form.weights, key, value / 100) })}
          />
          <span className={classes.share}>{Math.round(shares[key] * 100)} %</span>
        </div>
      ))}
    </div>
  );
}
