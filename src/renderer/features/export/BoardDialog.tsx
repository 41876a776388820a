import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import { type BoardFormat, type BoardPart, boardFormats, boardParts } from '../../../shared/domain/pack.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { remember, useApp } from '../../app/store.ts';
import { useScenarioLabel } from '../compare/scenario-label.ts';
import { useGoals } from '../compare/use-goals.ts';
import { DialogFoot } from './DialogFoot.tsx';
import { FormAndLanguage } from './FormAndLanguage.tsx';
import { writeDocument } from './write-document.ts';

interface Props {
  plan: PlanState;
  scenario: ScenarioSummary;
  onClose: () => void;
}

/** Parts left out last time, kept with the plan's view. */
const memoryName = 'boardPackWithout';

/** A board pack of two scenarios: which, as what, in which language, and what it includes. */
export function BoardDialog({ plan, scenario, onClose }: Props) {
  const { t } = useTranslation();
  const { language: shown } = useFormat();
  const label = useScenarioLabel();
  const goals = useGoals();
  const scenarios = plan.scenarios.filter(
    ({ layer }) => (layer?.id ?? null) === (scenario.layer?.id ?? null),
  );
  const present = scenarios.find(({ isPresent }) => isPresent);
  const proposed = scenario.isPresent ? scenarios.find(({ isPresent }) => !isPresent) : scenario;
  const [beforeId, setBefore] = useState(present?.id ?? null);
  const [afterId, setAfter] = useState(proposed?.id ?? null);
  const [format, setFormat] = useState<BoardFormat>('pptx');
  const [language, setLanguage] = useState<Language>(shown);
  const without = useApp((state) => state.memory[memoryName]);
  const left = new Set(Array.isArray(without) ? without : []);
  const parts = boardParts.filter((part) => !left.has(part));
  const setParts = (next: readonly BoardPart[]) =>
    remember(
      memoryName,
      boardParts.filter((part) => !next.includes(part)),
    );

  const data = scenarios.map((one) => ({ value: String(one.id), label: label(one) }));
  const why =
    beforeId === null || afterId === null
      ? t('pack:board.needTwo')
      : beforeId === afterId
        ? t('pack:board.same')
        : '';
  const write = () => {
    if (beforeId === null || afterId === null) return;
    onClose();
    const name = scenarios.find(({ id }) => id === afterId)?.name ?? '';
    void writeDocument({
      id: 'export board',
      text: t('pack:board.writing', { name }),
      name: `${plan.name.replace(/\.sqlite$/i, '')}-${name}-${t('pack:board.file')}`,
      ending: format,
      write: (file, signal) =>
        client().export.board(
          { beforeId, afterId, format, parts, goals, language, fileId: file.id },
          { signal },
        ),
    });
  };
  const select = (value: number | null, onChange: (id: number) => void, text: string) => (
    <Select
      label={text}
      data={data}
      allowDeselect={false}
      value={value === null ? null : String(value)}
      onChange={(next) => next !== null && onChange(Number(next))}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pack:board.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <SimpleGrid cols={2}>
          {select(beforeId, setBefore, t('pack:board.before'))}
          {select(afterId, setAfter, t('pack:board.after'))}
        </SimpleGrid>
        <FormAndLanguage
          formats={boardFormats}
          format={format}
          onFormat={setFormat}
          language={language}
          onLanguage={setLanguage}
        />
        <Checkbox.Group
          value={[...parts]}
          onChange={(next) => setParts(boardParts.filter((part) => next.includes(part)))}
        >
          <Group justify="space-between" mb={6}>
            <Text size="sm" fw={600}>
              {t('pack:board.parts')}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => setParts(parts.length === boardParts.length ? [] : boardParts)}
            >
              {t(parts.length === boardParts.length ? 'pack:board.none' : 'pack:board.all')}
            </Button>
          </Group>
          <SimpleGrid cols={3} spacing="xs" verticalSpacing={8}>
            {boardParts.map((part) => (
              <Checkbox key={part} size="sm" value={part} label={t(`pack:part.${part}`)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <DialogFoot onClose={onClose} onWrite={write} why={why} />
      </Stack>
    </Modal>
  );
}
