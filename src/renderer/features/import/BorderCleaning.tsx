import { Checkbox, Group, NumberInput, Select, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BorderReport, ImportDecisions, ImportPreview } from '../../../shared/contract/import.ts';
import { gapMetresLimits, overlapRules } from '../../../shared/domain/border-cleaning.ts';
import { useFormat } from '../../app/format.ts';
import type { Preview } from './use-preview.ts';

type Cleaning = NonNullable<ImportDecisions['clean']>;

/** Gaps, overlaps and slivers of a boundary file: what cleaning would change, and whether it is wanted. */
export function BorderCleaning({
  borders,
  preview,
}: {
  borders: ImportPreview['borders'];
  preview: Preview;
}) {
  const { t } = useTranslation();
  if (borders === null) return null;
  const { decisions, deciding } = preview;
  const { clean } = decisions;
  const choose = (next: Cleaning | undefined) => {
    const { clean: _, ...others } = decisions;
    void preview.decide(next === undefined ? others : { ...others, clean: next });
  };
  const usual: Cleaning = { gapMetres: borders.suggestedMetres, overlaps: 'larger', slivers: true };
  return (
    <div>
      <Title order={3} mb={6}>
        {t('import:borders.title')}
      </Title>
      <Stack gap="sm">
        <Switch
          size="sm"
          label={t('import:borders.clean')}
          description={t('import:borders.cleanHint')}
          checked={clean !== undefined}
          disabled={deciding}
          onChange={({ currentTarget }) => choose(currentTarget.checked ? usual : undefined)}
        />
        {clean !== undefined && <Choices clean={clean} disabled={deciding} choose={choose} />}
        {borders.report === null ? (
          <Text size="sm" c="dimmed">
            {t('import:borders.unseen')}
          </Text>
        ) : (
          <Report
            report={borders.report}
            isChosen={clean !== undefined}
            metres={clean?.gapMetres ?? borders.suggestedMetres}
          />
        )}
      </Stack>
    </div>
  );
}

function Choices(props: { clean: Cleaning; disabled: boolean; choose: (clean: Cleaning) => void }) {
  const { clean, disabled, choose } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const [metres, setMetres] = useState<number | string>(clean.gapMetres);
  useEffect(() => setMetres(clean.gapMetres), [clean.gapMetres]);
  const { least, most } = gapMetresLimits;
  const isWidth = typeof metres === 'number' && metres >= least && metres <= most;
  const settle = () => {
    if (!isWidth) setMetres(clean.gapMetres);
    else if (metres !== clean.gapMetres) choose({ ...clean, gapMetres: metres });
  };
  return (
    <Group gap="md" align="flex-start">
      <NumberInput
        size="sm"
        w={230}
        label={t('import:borders.gapMetres')}
        suffix={t('import:borders.metres')}
        value={metres}
        error={isWidth ? undefined : t('import:borders.range', { least, most: f.count(most) })}
        disabled={disabled}
        allowNegative={false}
        onChange={setMetres}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
      />
      <Select
        size="sm"
        w={220}
        label={t('import:borders.overlapRule')}
        data={overlapRules.map((rule) => ({ value: rule, label: t(`import:borders.rule.${rule}`) }))}
        value={clean.overlaps}
        allowDeselect={false}
        disabled={disabled}
        onChange={(value) => {
          const rule = overlapRules.find((one) => one === value);
          if (rule) choose({ ...clean, overlaps: rule });
        }}
      />
      <Checkbox
        size="sm"
        pt={30}
        label={t('import:borders.dropSlivers')}
        checked={clean.slivers}
        disabled={disabled}
        onChange={({ currentTarget }) => choose({ ...clean, slivers: currentTarget.checked })}
      />
    </Group>
  );
}

function Report({ report, isChosen, metres }: { report: BorderReport; isChosen: boolean; metres: number }) {
  const { t } = useTranslation();
  const f = useFormat();
  const found = report.gaps.count + report.overlaps.count + report.slivers.count + report.joined;
  if (found === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('import:borders.none', { metres })}
      </Text>
    );
  const area = (squareMetres: number) =>
    squareMetres < 1e6
      ? t('import:borders.squareMetres', { area: f.number(squareMetres, 0) })
      : t('import:borders.squareKilometres', { area: f.number(squareMetres / 1e6, 2) });
  return (
    <div>
      <Text size="sm" mb={4}>
        {t(isChosen ? 'import:borders.changes' : 'import:borders.would', {
          units: f.count(report.units),
          joined: f.count(report.joined),
        })}
      </Text>
      <Table fz="sm" verticalSpacing={3} maw={520}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import:borders.what')}</Table.Th>
            <Table.Th ta="right">{t('import:borders.count')}</Table.Th>
            <Table.Th ta="right">{t('import:borders.area')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(['gaps', 'overlaps', 'slivers', 'left'] as const).map((kind) => (
            <Table.Tr key={kind}>
              <Table.Td>{t(`import:borders.kind.${kind}`)}</Table.Td>
              <Table.Td ta="right">{f.count(report[kind].count)}</Table.Td>
              <Table.Td ta="right">{area(report[kind].areaM2)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
