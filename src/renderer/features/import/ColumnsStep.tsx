import { Alert, Badge, NumberInput, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconCheck, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileFormat } from '../../../shared/contract/import.ts';
import { type ImportKind, scenarioKinds } from '../../../shared/domain/import-fields.ts';
import { translate } from '../../app/i18n.ts';
import { usePlan } from '../../app/queries.ts';
import { CoordinateSystemChoice } from './CoordinateSystemChoice.tsx';
import classes from './import.module.css';
import { StepFooter } from './index.tsx';
import { MonthOfColumn, YearOfMonths, YearOfRows } from './MonthColumns.tsx';
import {
  assignField,
  assignMonth,
  assignYear,
  fieldsOf,
  isPerMonth,
  isPerYear,
  type MappingProblem,
  mappingProblems,
  measureField,
  neededFields,
  needsCoordinateSystem,
} from './mapping.ts';
import { useFieldName } from './use-field-name.ts';
import type { Wizard } from './use-wizard.ts';

const leaveOut = '';

/** Formats that say how their coordinates are projected. */
const namesProjection: ReadonlySet<FileFormat> = new Set(['shapefile', 'geopackage']);

/** What each column means, and the coordinates' system. */
export function ColumnsStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const { file, plan } = wizard.state;
  if (file === null || plan === null || plan.kind === null) return null;
  const { kind, mapping, sheet } = plan;
  const problems = mappingProblems(mapping, kind, sheet.columns);
  const lacksScenario = scenarioKinds.has(kind) && plan.scenarioId === null;
  const hasMonths = mapping.some(({ field }) => isPerMonth(kind, field));
  const mapped = new Set(mapping.map(({ field }) => field));
  const options = (numeric: boolean) => [
    { value: leaveOut, label: t('import:leaveOut') },
    ...fieldsOf(kind).map(({ key, required }) => ({
      value: key,
      label: required ? t('import:requiredField', { field: fieldName(kind, key) }) : fieldName(kind, key),
    })),
    ...(kind === 'units' && numeric ? [{ value: measureField, label: t('import:asMeasure') }] : []),
  ];
  return (
    <>
      <div className={classes.scroll}>
        <Stack gap="md">
          {sheet.remembered && (
            <Alert color="slate" icon={<IconHistory size={16} />} py={6}>
              {t('import:remembered')}
            </Alert>
          )}
          <div className={classes.required}>
            <Text size="sm" c="dimmed">
              {t('import:requiredFields')}
            </Text>
            {neededFields(mapping, kind).map((key) => (
              <Badge
                key={key}
                variant={mapped.has(key) ? 'light' : 'outline'}
                color={mapped.has(key) ? 'slate' : 'red'}
                leftSection={mapped.has(key) ? <IconCheck size={12} aria-hidden /> : undefined}
                tt="none"
              >
                {mapped.has(key)
                  ? fieldName(kind, key)
                  : t('import:missingField', { field: fieldName(kind, key) })}
              </Badge>
            ))}
          </div>
          {scenarioKinds.has(kind) && <ScenarioChoice wizard={wizard} />}
          {needsCoordinateSystem(mapping, kind) && (
            <CoordinateSystemChoice
              value={plan.crs}
              onChange={(crs) => wizard.dispatch({ type: 'crs', crs })}
              projected={namesProjection.has(file.format)}
            />
          )}
          <YearOfMonths wizard={wizard} />
          <YearOfRows wizard={wizard} />
          <div>
            <Title order={3} mb={4}>
              {t('import:columnsTitle')}
            </Title>
            <Table verticalSpacing={4} highlightOnHover aria-label={t('import:columnsTitle')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('import:heading')}</Table.Th>
                  <Table.Th>{t('import:examples')}</Table.Th>
                  <Table.Th w={250}>{t('import:means')}</Table.Th>
                  <Table.Th w={110}>{t(hasMonths ? 'import:month' : 'import:year')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sheet.columns.map(({ header, samples, numeric }, column) => {
                  const entry = mapping[column];
                  const perYear = isPerYear(kind, entry?.field ?? null);
                  const named = header === '' ? t('import:noHeading', { number: column + 1 }) : header;
                  return (
                    <Table.Tr key={column}>
                      <Table.Td fw={entry?.field ? 600 : 400}>{named}</Table.Td>
                      <Table.Td>
                        <div className={classes.samples} title={samples.join('\n')}>
                          {samples.slice(0, 3).join(t('import:sampleSeparator'))}
                        </div>
                      </Table.Td>
                      <Table.Td>
                        <Select
                          aria-label={t('import:meansOf', { heading: named })}
                          data={options(numeric)}
                          value={entry?.field ?? leaveOut}
                          allowDeselect={false}
                          searchable
                          onChange={(value) =>
                            wizard.dispatch({
                              type: 'mapped',
                              mapping: assignField(
                                mapping,
                                kind,
                                column,
                                value === leaveOut ? null : value,
                                header,
                              ),
                            })
                          }
                        />
                      </Table.Td>
                      <Table.Td>
                        {perYear && (
                          <NumberInput
                            aria-label={t('import:yearOf', { heading: named })}
                            min={1990}
                            max={2100}
                            hideControls
                            value={entry?.year ?? ''}
                            error={problems.some((p) => 'column' in p && p.column === column)}
                            onChange={(value) =>
                              wizard.dispatch({
                                type: 'mapped',
                                mapping: assignYear(
                                  mapping,
                                  column,
                                  typeof value === 'number' ? value : null,
                                ),
                              })
                            }
                          />
                        )}
                        {isPerMonth(kind, entry?.field ?? null) && (
                          <MonthOfColumn
                            label={t('import:monthOf', { heading: named })}
                            month={entry?.month ?? null}
                            isWrong={problems.some((p) => 'column' in p && p.column === column)}
                            onChange={(month) =>
                              wizard.dispatch({
                                type: 'mapped',
                                mapping: assignMonth(mapping, column, month),
                              })
                            }
                          />
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </div>
        </Stack>
      </div>
      <StepFooter
        wizard={wizard}
        back={() => wizard.dispatch({ type: 'step', step: 'sheet' })}
        hint={
          problems[0]
            ? problemText(fieldName, kind, problems[0], sheet.columns)
            : lacksScenario
              ? t('import:chooseScenario')
              : undefined
        }
        next={{
          text: t('import:toPreview'),
          disabled: problems.length > 0 || lacksScenario,
          run: () => wizard.dispatch({ type: 'step', step: 'preview' }),
        }}
      />
    </>
  );
}

function problemText(
  fieldName: (kind: ImportKind, field: string) => string,
  kind: ImportKind,
  problem: MappingProblem,
  columns: readonly { header: string }[],
): string {
  if (problem.code === 'required')
    return translate('import:problem.required', { field: fieldName(kind, problem.field) });
  if (problem.code === 'pair')
    return translate('import:problem.pair', { field: fieldName(kind, problem.field) });
  const heading = columns[problem.column]?.header ?? '';
  if (problem.code === 'month') return translate('import:problem.month', { heading });
  if (problem.code === 'sameMonth')
    return translate('import:problem.sameMonth', { heading, month: problem.month });
  return problem.code === 'year'
    ? translate('import:problem.year', { heading })
    : translate('import:problem.sameYear', { heading, year: problem.year });
}

/** Assignments change one scenario: which one. */
function ScenarioChoice({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const scenarios = usePlan().data?.scenarios ?? [];
  return (
    <div>
      <Select
        size="sm"
        maw={320}
        label={t('import:intoScenario')}
        description={t('import:intoScenarioHint')}
        data={scenarios.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={wizard.state.plan?.scenarioId?.toString() ?? null}
        onChange={(value) =>
          wizard.dispatch({ type: 'scenario', scenarioId: value === null ? null : Number(value) })
        }
      />
      {scenarios.length === 0 && (
        <Text size="xs" c="red">
          {t('import:noScenario')}
        </Text>
      )}
    </div>
  );
}
