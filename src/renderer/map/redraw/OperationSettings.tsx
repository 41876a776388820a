import { NumberInput, SegmentedControl, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../shared/contract/redraw.ts';
import { setApp } from '../../app/store.ts';
import classes from './redraw.module.css';

const measures = ['workload', 'potential', 'sales'] as const;

/** What can be set of an operation before it is taken; each change shows at once. */
export function OperationSettings({ operation }: { operation: Operation }) {
  if (operation.kind === 'split') return <SplitSettings operation={operation} />;
  if (operation.kind === 'splitLine') return <LineSettings operation={operation} />;
  if (operation.kind === 'giveOverflow') return <OverflowSettings operation={operation} />;
  return null;
}

function SplitSettings({ operation }: { operation: Extract<Operation, { kind: 'split' }> }) {
  const { t } = useTranslation();
  const set = (change: Partial<typeof operation>) => setApp({ operation: { ...operation, ...change } });
  return (
    <div className={classes.settings}>
      <SegmentedControl
        aria-label={t('whatIf:split.by')}
        value={operation.by}
        onChange={(by) => (by === 'city' ? set({ by, parts: null }) : set({ by: 'workload', parts: 2 }))}
        data={[
          { value: 'workload', label: t('whatIf:split.workload') },
          { value: 'city', label: t('whatIf:split.city') },
        ]}
      />
      <NumberInput
        w={120}
        size="xs"
        aria-label={t('whatIf:split.parts')}
        min={2}
        max={30}
        allowDecimal={false}
        placeholder={t('whatIf:split.each')}
        suffix={t('whatIf:split.suffix')}
        value={operation.parts ?? ''}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 2 && value <= 30) set({ parts: value });
          else if (value === '' && operation.by === 'city') set({ parts: null });
        }}
      />
    </div>
  );
}

function LineSettings({ operation }: { operation: Extract<Operation, { kind: 'splitLine' }> }) {
  const { t } = useTranslation();
  return (
    <Switch
      size="xs"
      label={t('whatIf:split.eachPiece')}
      checked={operation.eachPiece}
      onChange={({ currentTarget }) =>
        setApp({ operation: { ...operation, eachPiece: currentTarget.checked } })
      }
    />
  );
}

function OverflowSettings({ operation }: { operation: Extract<Operation, { kind: 'giveOverflow' }> }) {
  const { t } = useTranslation();
  const set = (change: Partial<typeof operation>) => setApp({ operation: { ...operation, ...change } });
  return (
    <div className={classes.settings}>
      <Select
        size="xs"
        w={130}
        allowDeselect={false}
        aria-label={t('whatIf:overflow.measure')}
        data={measures.map((value) => ({ value, label: t(`measures:${value}`) }))}
        value={operation.measure}
        onChange={(value) => {
          const measure = measures.find((one) => one === value);
          if (measure) set({ measure });
        }}
      />
      <NumberInput
        size="xs"
        w={130}
        aria-label={t('whatIf:overflow.tolerance')}
        prefix={t('whatIf:overflow.prefix')}
        suffix=" %"
        min={0}
        max={100}
        value={Math.round(operation.tolerance * 1000) / 10}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 0 && value <= 100) set({ tolerance: value / 100 });
        }}
      />
    </div>
  );
}
