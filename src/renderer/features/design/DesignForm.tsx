import {
  Button,
  Collapse,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight, IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useSizing } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { AskedSummary } from './AskedSummary.tsx';
import { CountSection } from './CountSection.tsx';
import classes from './design.module.css';
import { startDesign, useDesignJob } from './job-store.ts';
import { MeasuresSection } from './MeasuresSection.tsx';
import { PresetSection } from './PresetSection.tsx';
import { RulesSection } from './RulesSection.tsx';
import { StartSection } from './StartSection.tsx';
import { disruptionValues, startSeries, useSeries } from './series-store.ts';
import { askedCount, type Circumstances, type DesignForm, formProblem, keepsCount } from './settings.ts';
import { countsAround } from './sizing.ts';
import { TravelSection } from './TravelSection.tsx';

interface Props {
  plan: PlanState;
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  alignment: Alignment | undefined;
  scenario: ScenarioSummary | null;
  given: Circumstances;
}

/** What to ask for: the simple first, rules and the search's own settings below. */
export function DesignFormView({ plan, form, onChange, alignment, scenario, given }: Props) {
  const { t } = useTranslation();
  const sizing = useSizing(scenario?.id ?? null).data;
  const jobError = useDesignJob((state) => state.error);
  const seriesError = useSeries((state) => state.error);
  const error = jobError ?? seriesError;
  const problem = formProblem(form, given);
  const locked = alignment?.territories.filter((territory) => territory.locked).length ?? 0;
  const numbers = countsAround(askedCount(form, given), locked, given.unitCount);
  const ready = problem === null && scenario !== null;
  return (
    <div className={classes.panel}>
      <Stack gap="md" className={classes.scroll}>
        <Title order={2}>{t('design:title')}</Title>
        {error !== null && <ErrorNote error={error} />}
        <PresetSection form={form} onChange={onChange} />
        <CountSection
          form={form}
          onChange={onChange}
          given={given}
          sizing={sizing}
          onCurve={
            ready && !keepsCount(form) && numbers.length > 1
              ? () => void startSeries('count', form, numbers, scenario.id)
              : null
          }
        />
        <MeasuresSection plan={plan} form={form} onChange={onChange} />
        <StartSection form={form} onChange={onChange} given={given} alignment={alignment} />
        <Centres form={form} onChange={onChange} homes={given.repsWithHome} />
        <TravelSection plan={plan} form={form} onChange={onChange} />
        <RulesSection form={form} onChange={onChange} alignment={alignment} />
        <Advanced form={form} onChange={onChange} />
      </Stack>
      <div className={classes.footer}>
        {problem === null ? (
          <AskedSummary plan={plan} form={form} given={given} alignment={alignment} />
        ) : (
          <Text size="xs" c="dimmed">
            {t(`design:problem.${problem}`)}
          </Text>
        )}
        <Group gap="xs" wrap="nowrap">
          <Tooltip label={t('design:tradeOffHint')} multiline w={260}>
            <Button
              size="sm"
              px="sm"
              variant="default"
              disabled={!ready}
              onClick={() => {
                if (scenario !== null) void startSeries('disruption', form, disruptionValues, scenario.id);
              }}
            >
              {t('design:tradeOff')}
            </Button>
          </Tooltip>
          <Button
            flex={1}
            size="sm"
            px="sm"
            leftSection={<IconSparkles size={16} />}
            disabled={!ready}
            onClick={() => {
              if (scenario !== null) void startDesign(form, scenario.id);
            }}
          >
            {t('design:run')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

interface PartProps {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
}

function Centres({ form, onChange, homes }: PartProps & { homes: number }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:centres')}
      </Title>
      <SegmentedControl
        fullWidth
        aria-label={t('design:centres')}
        value={form.centres}
        onChange={(value) => onChange({ ...form, centres: value === 'homes' ? 'homes' : 'free' })}
        data={[
          { value: 'free', label: t('design:free') },
          { value: 'homes', label: t('design:homes'), disabled: homes === 0 },
        ]}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t(form.centres === 'homes' ? 'design:homesHint' : 'design:freeHint')}
      </Text>
    </section>
  );
}

function Advanced({ form, onChange }: PartProps) {
  const { t } = useTranslation();
  const [open, { toggle }] = useDisclosure(false);
  return (
    <section>
      <UnstyledButton onClick={toggle} aria-expanded={open} className={classes.more}>
        {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        {t('design:advanced', { seconds: form.seconds, seed: form.seed })}
      </UnstyledButton>
      <Collapse expanded={open}>
        <div className={classes.fields}>
          <NumberInput
            label={t('design:seconds')}
            min={1}
            max={3600}
            value={form.seconds}
            onChange={(value) => {
              if (typeof value === 'number' && value > 0) onChange({ ...form, seconds: value });
            }}
          />
          <NumberInput
            label={t('design:seed')}
            min={0}
            max={999_999_999}
            allowDecimal={false}
            value={form.seed}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 0) onChange({ ...form, seed: value });
            }}
          />
        </div>
        <Switch
          size="xs"
          mt="sm"
          label={t('design:persist')}
          description={t('design:persistHint')}
          checked={form.persist === true}
          onChange={(event) => onChange({ ...form, persist: event.currentTarget.checked })}
        />
        <Text size="xs" c="dimmed" mt={6}>
          {t('design:advancedHint')}
        </Text>
      </Collapse>
    </section>
  );
}
