import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';

/** A scenario's name; the present state says that it is, unless its name in this language does. */
export function useScenarioLabel(): (scenario: Pick<ScenarioSummary, 'name' | 'isPresent'>) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ name, isPresent }) =>
      isPresent && name !== t('scenario:presentName') ? t('compare:presentNamed', { name }) : name,
    [t],
  );
}
