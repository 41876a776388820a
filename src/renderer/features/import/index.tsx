import { Button, Group, Modal, Stepper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setApp, useApp } from '../../app/store.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import classes from './import.module.css';
import { PreviewStep } from './PreviewStep.tsx';
import { SheetStep } from './SheetStep.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { wizardSteps } from './wizard-state.ts';

/** File → sheet and header row → columns → preview → one commit. Opens with `importOpen` of the view state. */
export function ImportWizard() {
  const open = useApp((state) => state.importOpen);
  const { t } = useTranslation();
  return (
    <Modal
      opened={open}
      onClose={() => setApp({ importOpen: false })}
      title={t('import:title')}
      size="min(1120px, 94vw)"
      padding={0}
      closeButtonProps={{ 'aria-label': t('import:close') }}
      classNames={{
        content: classes.content,
        body: classes.body,
        header: classes.header,
        title: classes.title,
      }}
      // A file dragged over, a long table: a slip of the pointer must not throw the work away.
      closeOnClickOutside={false}
    >
      <WizardBody />
    </Modal>
  );
}

function WizardBody() {
  const { t } = useTranslation();
  const wizard = useWizard();
  const { state } = wizard;
  return (
    <>
      <Stepper
        active={wizardSteps.indexOf(state.step)}
        size="xs"
        className={classes.steps}
        iconSize={24}
        wrap={false}
      >
        {wizardSteps.map((step) => (
          <Stepper.Step key={step} label={t(`import:step.${step}`)} allowStepSelect={false} />
        ))}
      </Stepper>
      {state.committed !== null ? (
        <DoneStep wizard={wizard} />
      ) : (
        <>
          {state.step === 'file' && <FileStep wizard={wizard} />}
          {state.step === 'sheet' && <SheetStep wizard={wizard} />}
          {state.step === 'columns' && <ColumnsStep wizard={wizard} />}
          {state.step === 'preview' && <PreviewStep wizard={wizard} />}
        </>
      )}
    </>
  );
}

/** The lower edge of a step: where the file is on the left, back and next on the right. */
export function StepFooter(props: {
  wizard: Wizard;
  back?: (() => void) | undefined;
  next?: { text: string; run: () => void; disabled?: boolean; loading?: boolean } | undefined;
  hint?: string | undefined;
}) {
  const { t } = useTranslation();
  const { file, plan } = props.wizard.state;
  const where =
    file === null ? '' : file.sheets.length > 1 && plan ? `${file.name} › ${plan.sheet.name}` : file.name;
  return (
    <div className={classes.footer}>
      <Text size="xs" c="dimmed" truncate flex={1}>
        {where}
      </Text>
      {props.hint && (
        <Text size="xs" c="dimmed">
          {props.hint}
        </Text>
      )}
      <Group gap="xs" wrap="nowrap">
        {props.back && (
          <Button variant="default" size="sm" onClick={props.back}>
            {t('import:back')}
          </Button>
        )}
        {props.next && (
          <Button
            size="sm"
            onClick={props.next.run}
            disabled={props.next.disabled ?? false}
            loading={props.next.loading ?? false}
          >
            {props.next.text}
          </Button>
        )}
      </Group>
    </div>
  );
}
