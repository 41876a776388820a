import {
  Button,
  ColorSwatch,
  Group,
  Input,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
} from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScenarioSummary, scenarioSummary } from '../../../shared/contract/plan.ts';
import { run } from '../../app/commands.ts';
import { paletteSize, territoryColour } from '../../app/palette.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { setApp } from '../../app/store.ts';
import classes from './scenario.module.css';

const statuses = scenarioSummary.shape.status.options;

type Change = Partial<Pick<ScenarioSummary, 'name' | 'colour' | 'note' | 'status'>>;

/** Name, colour, status and note of the scenario on screen; each change is saved and can be undone. */
export function ScenarioDetails({
  scenario,
  scenarios,
}: {
  scenario: ScenarioSummary;
  scenarios: readonly ScenarioSummary[];
}) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const [name, setName] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const typed = name ?? scenario.name;
  const taken = scenarios.some((other) => other.id !== scenario.id && other.name === typed.trim());
  const hasChildren = scenarios.some(({ parentId }) => parentId === scenario.id);
  const obstacle = scenario.isPresent ? 'present' : hasChildren ? 'children' : null;

  const update = async (change: Change) => {
    const updated = await run((to) => to.scenario.update({ scenarioId: scenario.id, ...change }));
    if (updated !== undefined) await queryClient.invalidateQueries({ queryKey: keys.state });
    // What was typed since stays.
    if (change.name !== undefined) setName((now) => (now?.trim() === change.name ? null : now));
    if (change.note !== undefined) setNote((now) => (now === change.note ? null : now));
  };
  const saveName = () => {
    const next = typed.trim();
    if (next === '' || taken || next === scenario.name) setName(null);
    // Enter saves, and so does leaving the field: one step.
    else if (next !== sent.current) {
      sent.current = next;
      void update({ name: next }).finally(() => {
        sent.current = null;
      });
    }
  };
  const remove = async () => {
    const parent = scenario.parentId ?? scenarios.find(({ isPresent }) => isPresent)?.id ?? null;
    const removed = await run(async (to) => {
      await to.scenario.remove({ scenarioId: scenario.id });
      return true;
    });
    if (removed) setApp({ scenarioId: parent, territoryId: null, selection: null });
  };

  return (
    <div className={`${classes.part} ${classes.details}`}>
      <div className={classes.pair}>
        <TextInput
          label={t('scenario:name')}
          value={typed}
          maxLength={120}
          error={taken ? t('scenario:taken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={saveName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') saveName();
            if (event.key === 'Escape' && name !== null) {
              event.stopPropagation();
              setName(null);
            }
          }}
        />
        <Select
          label={t('scenario:statusLabel')}
          allowDeselect={false}
          // Elsewhere in the page, a click on an option would be one outside the menu, and close it.
          comboboxProps={{ withinPortal: false }}
          disabled={scenario.isPresent}
          data={statuses.map((status) => ({ value: status, label: t(`scenario:status.${status}`) }))}
          value={scenario.status}
          onChange={(value) => {
            const status = statuses.find((one) => one === value);
            if (status && status !== scenario.status) void update({ status });
          }}
        />
      </div>
      <div>
        <Input.Label size="xs" component="div" mb={4}>
          {t('scenario:colour')}
        </Input.Label>
        <Group gap={6}>
          {Array.from({ length: paletteSize }, (_, colour) => {
            const chosen = scenario.colour % paletteSize === colour;
            return (
              <UnstyledButton
                key={territoryColour(colour, scheme).solid}
                aria-label={t('scenario:colourNumber', { number: colour + 1 })}
                aria-pressed={chosen}
                onClick={() => void update({ colour })}
              >
                <ColorSwatch
                  component="span"
                  size={20}
                  color={territoryColour(colour, scheme).solid}
                  withShadow={false}
                >
                  {chosen && <IconCheck size={13} color="white" stroke={3} aria-hidden />}
                </ColorSwatch>
              </UnstyledButton>
            );
          })}
        </Group>
      </div>
      <Textarea
        label={t('scenario:note')}
        placeholder={t('scenario:noteHint')}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={4000}
        size="xs"
        value={note ?? scenario.note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => {
          if (note !== null && note !== scenario.note) void update({ note });
        }}
      />
      <Group justify="flex-end">
        <Tooltip label={t(`scenario:cannotDelete.${obstacle ?? 'children'}`)} disabled={obstacle === null}>
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={15} />}
            {...(obstacle === null ? {} : { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => {
              if (obstacle === null) void remove();
            }}
          >
            {t('scenario:delete')}
          </Button>
        </Tooltip>
      </Group>
    </div>
  );
}
