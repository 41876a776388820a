import {
  ActionIcon,
  Button,
  Collapse,
  NumberInput,
  SegmentedControl,
  Select,
  Slider,
  Stack,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChevronDown,
  IconChevronRight,
  IconLock,
  IconPlus,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import classes from './design.module.css';
import { startDesign, useDesignJob } from './job-store.ts';
import { type DesignForm, formProblem, usualTolerance } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  alignment: Alignment | undefined;
  scenario: ScenarioSummary | null;
  /** Reps with a home on the map. */
  homes: number;
}

export function DesignFormView(props: Props) {
  const { plan, form, onChange, alignment, scenario, homes } = props;
  const { t } = useTranslation();
  const error = useDesignJob((state) => state.error);
  const [advanced, { toggle }] = useDisclosure(false);
  const locked = alignment?.territories.filter((territory) => territory.locked).length ?? 0;
  const problem = formProblem(form, plan.counts.units, homes);
  return (
    <div className={classes.panel}>
      <Stack gap="lg" className={classes.scroll}>
        <div>
          <Title order={2}>{t('design:title')}</Title>
          <Text size="xs" c="dimmed">
            {t('design:intro')}
          </Text>
        </div>
        {error !== null && <ErrorNote error={error} />}
        <section>
          <Title order={3} mb={6}>
            {t('design:count')}
          </Title>
          <div className={classes.inline}>
            <SegmentedControl
              aria-label={t('design:count')}
              value={form.count === 'reps' ? 'reps' : 'number'}
              onChange={(value) =>
                onChange({
                  ...form,
                  count: value === 'reps' ? 'reps' : Math.max(alignment?.territories.length ?? 0, homes, 2),
                })
              }
              data={[
                { value: 'reps', label: t('design:perRep', { count: homes }) },
                { value: 'number', label: t('design:byNumber') },
              ]}
            />
            {form.count !== 'reps' && (
              <NumberInput
                w={84}
                aria-label={t('design:count')}
                min={1}
                max={2000}
                value={form.count}
                onChange={(value) => {
                  if (typeof value === 'number' && value >= 1)
                    onChange({ ...form, count: Math.round(value) });
                }}
              />
            )}
          </div>
          {locked > 0 && (
            <Text size="xs" c="dimmed" mt={6} className={classes.note}>
              <IconLock size={13} aria-hidden />
              {t('design:locked', { count: locked })}
            </Text>
          )}
        </section>
        <Measures plan={plan} form={form} onChange={onChange} />
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
        <section>
          <Title order={3} mb={6}>
            {t('design:keep')}
          </Title>
          <Slider
            size="sm"
            thumbLabel={t('design:keep')}
            min={0}
            max={100}
            step={5}
            value={Math.round(form.keepPresent * 100)}
            onChange={(value) => onChange({ ...form, keepPresent: value / 100 })}
            label={(value) => `${value} %`}
            marks={[
              { value: 0, label: t('design:keepNone') },
              { value: 100, label: t('design:keepMost') },
            ]}
            className={classes.slider}
          />
          <SegmentedControl
            mt="xl"
            fullWidth
            aria-label={t('design:start')}
            value={form.start}
            onChange={(value) => onChange({ ...form, start: value === 'present' ? 'present' : 'new' })}
            data={[
              { value: 'new', label: t('design:startNew') },
              { value: 'present', label: t('design:startPresent') },
            ]}
          />
        </section>
        <section>
          <UnstyledButton onClick={toggle} aria-expanded={advanced} className={classes.more}>
            {advanced ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
            {t('design:advanced', { seconds: form.seconds, seed: form.seed })}
          </UnstyledButton>
          <Collapse expanded={advanced}>
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
                description={t('design:seedHint')}
                min={0}
                max={999_999_999}
                allowDecimal={false}
                value={form.seed}
                onChange={(value) => {
                  if (typeof value === 'number' && value >= 0) onChange({ ...form, seed: value });
                }}
              />
            </div>
          </Collapse>
        </section>
      </Stack>
      <div className={classes.footer}>
        {problem !== null && (
          <Text size="xs" c="dimmed">
            {t(`design:problem.${problem}`)}
          </Text>
        )}
        <Button
          fullWidth
          size="sm"
          leftSection={<IconSparkles size={16} />}
          disabled={problem !== null || scenario === null}
          onClick={() => {
            if (scenario !== null) void startDesign(form, scenario.id);
          }}
        >
          {t('design:run')}
        </Button>
      </div>
    </div>
  );
}

function Measures({ plan, form, onChange }: Pick<Props, 'plan' | 'form' | 'onChange'>) {
  const { t } = useTranslation();
  const measureName = useMeasureName(plan);
  const used = new Set(form.measures.map(({ key }) => key));
  const free = plan.measures.filter(({ key }) => !used.has(key));
  const set = (index: number, change: Partial<DesignForm['measures'][number]>) =>
    onChange({
      ...form,
      measures: form.measures.map((measure, at) => (at === index ? { ...measure, ...change } : measure)),
    });
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:balance')}
      </Title>
      <div className={classes.measures}>
        <span className={classes.heading}>{t('design:measure')}</span>
        <span className={classes.heading}>{t('design:tolerance')}</span>
        <span className={classes.heading}>{t('design:weight')}</span>
        <span />
        {form.measures.map(({ key, tolerance, weight }, index) => (
          <div key={key} className={classes.measure}>
            <Select
              aria-label={t('design:measure')}
              allowDeselect={false}
              data={[key, ...free.map((measure) => measure.key)].map((value) => ({
                value,
                label: measureName(value),
              }))}
              value={key}
              onChange={(value) => {
                if (value !== null) set(index, { key: value });
              }}
            />
            <NumberInput
              aria-label={t('design:toleranceOf', { measure: measureName(key) })}
              prefix="± "
              suffix=" %"
              min={0.1}
              max={1000}
              decimalScale={1}
              hideControls
              value={Math.round(tolerance * 1000) / 10}
              onChange={(value) => {
                if (typeof value === 'number' && value > 0) set(index, { tolerance: value / 100 });
              }}
            />
            <NumberInput
              aria-label={t('design:weightOf', { measure: measureName(key) })}
              min={0.1}
              max={100}
              decimalScale={1}
              step={0.5}
              value={weight}
              onChange={(value) => {
                if (typeof value === 'number' && value > 0) set(index, { weight: value });
              }}
            />
            <Tooltip label={t('design:removeMeasure')}>
              <ActionIcon
                size="sm"
                disabled={form.measures.length === 1}
                aria-label={t('design:removeMeasureOf', { measure: measureName(key) })}
                onClick={() => onChange({ ...form, measures: form.measures.filter((_, at) => at !== index) })}
              >
                <IconTrash size={15} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </div>
        ))}
      </div>
      {free.length > 0 && form.measures.length < 8 && (
        <Button
          mt={6}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const [next] = free;
            if (next)
              onChange({
                ...form,
                measures: [...form.measures, { key: next.key, tolerance: usualTolerance, weight: 1 }],
              });
          }}
        >
          {t('design:addMeasure')}
        </Button>
      )}
    </section>
  );
}
