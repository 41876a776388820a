import {
  Button,
  Skeleton,
  Stack,
  Title,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
} from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketSheet, MarketUnit } from '../../../shared/contract/market.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { ladderSteps, marketStates } from '../../../shared/domain/market.ts';
import { useFormat } from '../../app/format.ts';
import { type MarketClass, stateClass, stepClass } from '../../app/market-palette.ts';
import { useActiveScenario, useMarketSheet } from '../../app/queries.ts';
import { reveal, setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { SheetsBack } from '../common/SheetsBack.tsx';
import { LadderSettings } from './LadderSettings.tsx';
import classes from './market.module.css';
import { SelectedUnits } from './SelectedUnits.tsx';

/** Priority ladder and market states of the units, what decides them, and the hand's own word. */
export function LadderTab({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const sheet = useMarketSheet();
  if (sheet.error !== null) return <ErrorNote error={sheet.error} />;
  if (sheet.data === undefined) return <Skeleton role="status" h={200} aria-label={t('loading')} />;
  return (
    <Stack gap="lg">
      <Steps sheet={sheet.data} />
      <SelectedUnits sheet={sheet.data} />
      <States sheet={sheet.data} hasSites={plan.counts.competitors > 0} />
      <LadderSettings plan={plan} sheet={sheet.data} />
    </Stack>
  );
}

function Steps({ sheet }: { sheet: MarketSheet }) {
  const scenario = useActiveScenario();
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  return (
    <section>
      <ShadeHead of="ladder" title={t('market:ladder.title')}>
        {scenario && <SheetsBack scenarioId={scenario.id} />}
      </ShadeHead>
      <p className={classes.hint}>{t('market:ladder.hint')}</p>
      <ClassTable
        head={t('market:ladder.of')}
        lines={ladderSteps.toReversed().map((step) => ({
          key: step,
          look: stepClass(step, scheme),
          name: t(`market:ladder.steps.${step}`),
          meaning: t(`market:ladder.meaning.${step}`),
          units: sheet.units.filter((unit) => unit.step === step),
        }))}
      />
    </section>
  );
}

function States({ sheet, hasSites }: { sheet: MarketSheet; hasSites: boolean }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  return (
    <section>
      <ShadeHead of="state" title={t('market:states.title')} />
      <p className={classes.hint}>{t(hasSites ? 'market:states.hint' : 'market:settings.noSites')}</p>
      <ClassTable
        head={t('market:states.of')}
        lines={marketStates.map((state) => ({
          key: state,
          look: stateClass(state, scheme),
          name: t(`market:states.names.${state}`),
          meaning: '',
          units: sheet.units.filter((unit) => unit.state === state),
        }))}
      />
    </section>
  );
}

function ShadeHead({ of, title, children }: { of: 'ladder' | 'state'; title: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const isShown = useApp(({ shading }) => shading.kind === 'market' && shading.of === of);
  return (
    <div className={classes.step}>
      <Title order={3} flex={1}>
        {title}
      </Title>
      {children}
      <Button
        size="compact-xs"
        variant={isShown ? 'filled' : 'light'}
        aria-pressed={isShown}
        leftSection={<IconMap2 size={14} />}
        onClick={() => setApp({ shading: isShown ? { kind: 'territory' } : { kind: 'market', of } })}
      >
        {t('market:ladder.show')}
      </Button>
    </div>
  );
}

interface Line {
  key: string;
  look: MarketClass;
  name: string;
  meaning: string;
  units: readonly MarketUnit[];
}

export function Swatch({ look }: { look: MarketClass }) {
  return (
    <span className={classes.swatch} style={{ background: look.colour, color: look.ink }} aria-hidden>
      {look.mark}
    </span>
  );
}

function ClassTable({ head, lines }: { head: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{head}</th>
          <th className={classes.number}>{t('market:ladder.count')}</th>
          <th className={classes.number}>{t('market:ladder.potential')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, look, name, meaning, units }) => (
          <tr key={key}>
            <td>
              <Tooltip
                label={t('market:ladder.select', { count: units.length })}
                disabled={units.length === 0}
              >
                <UnstyledButton
                  className={classes.step}
                  disabled={units.length === 0}
                  onClick={() =>
                    reveal(
                      'unit',
                      units.map(({ unitId }) => unitId),
                    )
                  }
                >
                  <Swatch look={look} />
                  <span>{name}</span>
                  <span className={classes.meaning}>{meaning}</span>
                </UnstyledButton>
              </Tooltip>
            </td>
            <td className={classes.number}>{f.count(units.length)}</td>
            <td className={classes.number}>
              {f.money(units.reduce((sum, { potential }) => sum + potential, 0))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
