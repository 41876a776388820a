import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const longest = 4000;

/** A comment being written; Ctrl+Enter posts it, Escape leaves an answer. */
export function WriteBox(props: {
  label: string;
  save: (text: string) => Promise<boolean>;
  /** Given where writing can be left. */
  done?: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const saved = await props.save(text);
    setBusy(false);
    if (!saved) return;
    setText('');
    props.done?.();
  };
  return (
    <div>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longest}
        data-autofocus={props.done !== undefined || undefined}
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          if (event.key === 'Escape' && props.done !== undefined) {
            event.stopPropagation();
            props.done();
          }
        }}
      />
      {(props.done !== undefined || text !== '') && (
        <Group justify="flex-end" gap={6} mt={6}>
          {props.done !== undefined && (
            <Button variant="default" size="compact-xs" onClick={props.done}>
              {t('cancel')}
            </Button>
          )}
          <Button size="compact-xs" disabled={text.trim() === ''} loading={busy} onClick={() => void save()}>
            {t('review:comments.save')}
          </Button>
        </Group>
      )}
    </div>
  );
}
