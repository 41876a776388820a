import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { StaffingProposal } from '../../../shared/contract/staffing.ts';
import { client } from '../../app/client.ts';
import { keepAlignment } from '../../app/commands.ts';
import { useReps, useStaffing } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { useAttempt } from '../common/use-attempt.ts';
import { Lines } from './Lines.tsx';
import { type Chosen, StaffingTable } from './StaffingTable.tsx';
import { Summary } from './Summary.tsx';
import classes from './staffing.module.css';
import { Vacancies } from './Vacancies.tsx';
import { WeightsForm } from './WeightsForm.tsx';

/** One scenario's staffing: weights on the left, territories with their proposed reps on the right. */
export function Board({ scenario }: { scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const { busy, error, attempt } = useAttempt();
  const [pointed, setPointed] = useState<number | null>(null);
  const staffing = useStaffing(scenario.id, chosen);
  const reps = useReps().data;
  const names = useMemo(() => new Map(reps?.map(({ id, name }) => [id, name])), [reps]);
  const proposal = staffing.data;

  const choose = (territoryId: number, repId: number | null) =>
    setChosen((now) => [...now.filter((one) => one.territoryId !== territoryId), { territoryId, repId }]);
  const apply = () =>
    attempt(async () => {
      keepAlignment(await client().staffing.apply({ scenarioId: scenario.id, chosen: [...chosen] }));
      setChosen([]);
    });

  return (
    <div className={classes.screen}>
      <aside className={classes.side} aria-label={t('staffing:settings')}>
        <div className={classes.settings}>
          <Title order={2}>{t('staffing:settings')}</Title>
          {proposal && (
            <WeightsForm
              settings={proposal.settings}
              onChange={(settings) => void attempt(() => client().staffing.setSettings(settings))}
            />
          )}
          {proposal && <Lines proposal={proposal} reps={reps ?? []} pointed={pointed} />}
        </div>
        <ApplyFooter
          scenario={scenario}
          proposal={proposal}
          chosenCount={chosen.length}
          busy={busy}
          onApply={() => void apply()}
          onReset={() => setChosen([])}
        />
      </aside>
      <div className={classes.main}>
        <div className={classes.head}>
          <div>
            <Title order={1}>{t('staffing:title')}</Title>
            <Text size="sm" c="dimmed">
              {scenario.name}
            </Text>
          </div>
          {proposal && <Summary proposal={proposal} />}
        </div>
        {(error ?? staffing.error) !== null && <ErrorNote error={error ?? staffing.error} />}
        {proposal === undefined ? (
          !staffing.isError && <Skeleton h={300} />
        ) : (
          <>
            <StaffingTable
              proposal={proposal}
              names={names}
              chosen={chosen}
              onChoose={choose}
              onNeed={(territoryId, need) =>
                void attempt(() =>
                  client().staffing.setNeeds({
                    scenarioId: scenario.id,
                    territoryIds: [territoryId],
                    ...need,
                  }),
                )
              }
              onPoint={setPointed}
            />
            <Vacancies proposal={proposal} names={names} />
          </>
        )}
      </div>
    </div>
  );
}

function ApplyFooter(props: {
  scenario: ScenarioSummary;
  proposal: StaffingProposal | undefined;
  chosenCount: number;
  busy: boolean;
  onApply: () => void;
  onReset: () => void;
}) {
  const { t } = useTranslation();
  const { scenario, proposal, chosenCount } = props;
  const changed = proposal?.changed ?? 0;
  const text = scenario.isPresent
    ? t('staffing:present')
    : changed === 0
      ? t('staffing:applyNothing')
      : t('staffing:applyCount', { changed });
  return (
    <div className={classes.sideFooter}>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
      {chosenCount > 0 && (
        <Button variant="default" size="xs" onClick={props.onReset}>
          {t('staffing:reset', { count: chosenCount })}
        </Button>
      )}
      <Button
        fullWidth
        size="sm"
        loading={props.busy}
        disabled={scenario.isPresent || changed === 0}
        onClick={props.onApply}
      >
        {t('staffing:apply')}
      </Button>
    </div>
  );
}
