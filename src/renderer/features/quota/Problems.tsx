import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { ConnectionError } from '../../api/app-error.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { amountsOf } from './amounts.ts';
import type { PeriodWords } from './period-words.ts';

const problemsShown = 5;

/** Locks and bounds that leave no sheet: where, by how much, which territories press, and what to do. */
export function Problems({ sheet, periods }: { sheet: QuotaSheet; periods: PeriodWords }) {
  const { t } = useTranslation();
  const f = useFormat();
  const component = sheet.components.find(({ id }) => id === sheet.componentId);
  const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
  if (sheet.failure)
    return <ErrorNote error={new ConnectionError(sheet.failure.code, sheet.failure.params)} />;
  if (sheet.problems.length === 0) return null;
  return (
    <Alert color="red" role="alert" py="xs" title={t('quota:problem.title')}>
      <List size="sm" spacing={4}>
        {sheet.problems.slice(0, problemsShown).map((problem) => (
          <List.Item key={`${problem.node}|${problem.period}`}>
            {t('quota:problem.line', {
              place: `${problem.name || t('quota:all')} · ${periods.name(problem.period)}`,
              least: amounts.exact(problem.leastFen),
              most: amounts.exact(problem.mostFen),
              by: amounts.exact(problem.leastFen - problem.mostFen),
            })}
            {problem.pressing.length > 0 && (
              <Text size="xs" c="dimmed">
                {t('quota:problem.pressing', {
                  list: problem.pressing
                    .map(({ name, byFen }) => `${name} ${amounts.exact(byFen)}`)
                    .join(t('grid:listSeparator')),
                })}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt={4}>
        {t('quota:problem.mend')}
      </Text>
    </Alert>
  );
}
