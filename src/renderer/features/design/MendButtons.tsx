import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignReason } from '../../../shared/contract/design.ts';
import { useFormat } from '../../app/format.ts';
import classes from './design.module.css';
import { cancelDesign, startDesign } from './job-store.ts';
import { linkIslands, mendAndRepeat, splitUnits } from './mend-actions.ts';
import { type Mend, mendsOf } from './mends.ts';
import { disruptionValues, startSeries } from './series-store.ts';
import type { DesignForm } from './settings.ts';
import { useUnitNames } from './use-unit-names.ts';

interface Props {
  /** One of several reasons: widening for it alone would only show the next. */
  many: boolean;
  reason: DesignReason;
  asked: DesignForm;
  scenarioId: number;
  onForm: (form: DesignForm) => void;
}

/** One click per way out; each designs again at once. */
export function MendButtons({ many, reason, asked, scenarioId, onForm }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const unitNames = useUnitNames();
  const mends = mendsOf(reason, asked).filter(({ kind }) => kind !== 'relax' || !many);
  if (mends.length === 0) return null;
  const again = (form: DesignForm) => {
    onForm(form);
    void startDesign(form, scenarioId);
  };
  const one = (mend: Mend) => {
    switch (mend.kind) {
      case 'split':
        return (
          <Split
            key={mend.kind}
            parts={mend.parts}
            onSplit={(parts) =>
              void mendAndRepeat(() => splitUnits([{ unitId: mend.unitId, parts }]), asked, scenarioId)
            }
          />
        );
      case 'splitBeside':
        return button(
          `${mend.kind} ${mend.unitId}`,
          t('design:mend.splitBeside', { unit: unitNames([mend.unitId]), count: mend.parts }),
          () => void mendAndRepeat(() => splitUnits([mend]), asked, scenarioId),
        );
      case 'link':
        return button(mend.kind, t('design:mend.link'), () => {
          void mendAndRepeat(linkIslands, asked, scenarioId);
        });
      case 'relax':
        return button(mend.kind, t('design:mend.relax', { tolerance: f.percent(mend.tolerance) }), () =>
          again(mend.form),
        );
      case 'limit':
        return button(mend.kind, t('design:mend.limit'), () => again(mend.form));
      case 'budget':
        return button(mend.kind, t('design:mend.budget', { share: f.percent(mend.share) }), () =>
          again(mend.form),
        );
      case 'longer':
        return button(mend.kind, t('design:mend.longer', { seconds: mend.form.seconds }), () =>
          again(mend.form),
        );
      case 'tradeOff':
        return button(mend.kind, t('design:tradeOff'), () => {
          void cancelDesign();
          void startSeries('disruption', asked, disruptionValues, scenarioId);
        });
    }
  };
  return <div className={classes.mends}>{mends.map(one)}</div>;
}

/** Long words run on in a second line. */
const wrapping = { root: classes.mend ?? '', label: classes.mendLabel ?? '' };

function button(key: string, text: string, onClick: () => void) {
  return (
    <Button key={key} size="compact-xs" variant="default" classNames={wrapping} onClick={onClick}>
      {text}
    </Button>
  );
}

/** Parts as suggested, or another number. */
function Split({ parts, onSplit }: { parts: number; onSplit: (parts: number) => void }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(parts);
  return (
    <span className={classes.split}>
      <Button size="compact-xs" variant="light" classNames={wrapping} onClick={() => onSplit(count)}>
        {t('design:mend.split', { count })}
      </Button>
      <NumberInput
        w={56}
        size="xs"
        className={classes.parts}
        aria-label={t('design:mend.parts')}
        min={2}
        max={12}
        allowDecimal={false}
        clampBehavior="strict"
        value={count}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 2) setCount(value);
        }}
      />
    </span>
  );
}
