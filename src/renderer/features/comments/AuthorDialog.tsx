import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/queries.ts';
import { saveAuthor, useAuthorAsked } from './author-store.ts';

const longest = 60;

/** Asks who signs, the first time something is to be signed. */
export function AuthorDialog() {
  const { t } = useTranslation();
  const answer = useAuthorAsked((state) => state.answer);
  return (
    <Modal
      opened={answer !== null}
      onClose={() => answer?.(false)}
      title={t('review:author.title')}
      size="sm"
    >
      {answer !== null && <Form answer={answer} />}
    </Modal>
  );
}

function Form({ answer }: { answer: (given: boolean) => void }) {
  const { t } = useTranslation();
  const known = usePreferences().data?.author ?? '';
  const [name, setName] = useState(known);
  const save = async () => {
    if (await saveAuthor(name.trim())) answer(true);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('review:author.text')}
        </Text>
        <TextInput
          data-autofocus
          label={t('review:author.label')}
          maxLength={longest}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => answer(false)}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('review:author.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
