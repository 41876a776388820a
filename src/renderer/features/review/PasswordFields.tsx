import { PasswordInput, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const longest = 1000;

export interface NewPassword {
  password: string;
  repeat: string;
}

export const noPassword: NewPassword = { password: '', repeat: '' };
export const agrees = ({ password, repeat }: NewPassword): boolean => password === repeat;
export const passwordOf = ({ password }: NewPassword): string | null => (password === '' ? null : password);

/** A password to protect a file with, typed twice; none is allowed and said to be open. */
export function PasswordFields(props: {
  label: string;
  value: NewPassword;
  onChange: (value: NewPassword) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  return (
    <Stack gap={6}>
      <PasswordInput
        label={props.label}
        maxLength={longest}
        autoComplete="new-password"
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
      />
      {value.password !== '' && (
        <PasswordInput
          label={t('review:send.repeat')}
          maxLength={longest}
          autoComplete="new-password"
          value={value.repeat}
          error={value.repeat !== '' && !agrees(value) && t('review:send.repeatWrong')}
          onChange={(event) => onChange({ ...value, repeat: event.currentTarget.value })}
        />
      )}
      <Text size="xs" c="dimmed">
        {t(value.password === '' ? 'review:send.noPassword' : 'review:send.passwordHint')}
      </Text>
    </Stack>
  );
}
