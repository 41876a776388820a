import { Modal, MultiSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import { type SheetFormat, sheetFormats } from '../../../shared/domain/pack.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { useAlignment } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { Choice, DialogFoot } from './DialogFoot.tsx';
import { FormAndLanguage } from './FormAndLanguage.tsx';
import { writeDocument } from './write-document.ts';

interface Props {
  plan: PlanState;
  scenario: ScenarioSummary;
  onClose: () => void;
}

/** One page per territory: all of them, or those chosen; the active territory is chosen first. */
export function SheetsDialog({ plan, scenario, onClose }: Props) {
  const { t } = useTranslation();
  const { language: shown, count } = useFormat();
  const active = useApp((state) => state.territoryId);
  const territories = useAlignment(scenario.id).data?.territories ?? [];
  const [extent, setExtent] = useState<'all' | 'chosen'>('all');
  const [chosen, setChosen] = useState<readonly string[]>(active ? [String(active)] : []);
  const [format, setFormat] = useState<SheetFormat>('pdf');
  const [language, setLanguage] = useState<Language>(shown);
  const ids = chosen.map(Number).filter((id) => territories.some((row) => row.id === id));
  const why =
    territories.length === 0
      ? t('pack:sheets.noTerritories')
      : extent === 'chosen' && ids.length === 0
        ? t('pack:sheets.chooseSome')
        : '';
  const write = () => {
    onClose();
    const territoryIds = extent === 'all' ? null : ids;
    void writeDocument({
      id: 'export sheets',
      text: t('pack:sheets.writing', { name: scenario.name }),
      name: `${plan.name.replace(/\.sqlite$/i, '')}-${scenario.name}-${t('pack:sheets.file')}`,
      ending: format,
      write: (file, signal) =>
        client().export.sheets(
          { scenarioId: scenario.id, territoryIds, format, language, fileId: file.id },
          { signal },
        ),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pack:sheets.title', { name: scenario.name })}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Choice
          label={t('pack:sheets.which')}
          value={extent}
          data={[
            { value: 'all', label: t('pack:sheets.all', { count: count(territories.length) }) },
            { value: 'chosen', label: t('pack:sheets.chosen') },
          ]}
          onChange={setExtent}
        />
        {extent === 'chosen' && (
          <MultiSelect
            searchable
            label={t('pack:territory')}
            data={territories.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={[...chosen]}
            onChange={setChosen}
          />
        )}
        <FormAndLanguage
          formats={sheetFormats}
          format={format}
          onFormat={setFormat}
          language={language}
          onLanguage={setLanguage}
        />
        <DialogFoot onClose={onClose} onWrite={write} why={why} />
      </Stack>
    </Modal>
  );
}
