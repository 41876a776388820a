import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentThread } from '../../../shared/contract/comment.ts';
import { useFormat } from '../../app/format.ts';
import type { CommentActions } from './actions.ts';
import classes from './comments.module.css';
import { WriteBox } from './WriteBox.tsx';

/** A comment with its answers; answering and resolving. */
export function Thread({ thread, actions }: { thread: CommentThread; actions: CommentActions }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [answering, setAnswering] = useState(false);
  const { resolved } = thread;
  return (
    <article className={classes.thread} data-resolved={resolved !== null || undefined}>
      {thread.comments.map(({ id, author, at, text }) => (
        <div key={id} className={classes.comment} data-answer={id !== thread.id || undefined}>
          <header>
            <strong>{author}</strong>
            <time dateTime={at}>{f.dateTime(at)}</time>
            <Tooltip label={t('review:comments.remove')}>
              <ActionIcon
                size={20}
                className={classes.remove ?? ''}
                aria-label={t('review:comments.removeName', { author })}
                onClick={() => void actions.remove(id)}
              >
                <IconTrash size={13} />
              </ActionIcon>
            </Tooltip>
          </header>
          <p data-selectable>{text}</p>
        </div>
      ))}
      {resolved !== null && (
        <Text size="xs" c="dimmed">
          {t('review:comments.resolvedBy', { by: resolved.by, at: f.dateTime(resolved.at) })}
        </Text>
      )}
      {answering ? (
        <WriteBox
          label={t('review:comments.writeReply')}
          save={(text) => actions.reply(thread.id, text)}
          done={() => setAnswering(false)}
        />
      ) : (
        <Group gap={4}>
          <Button variant="subtle" size="compact-xs" onClick={() => setAnswering(true)}>
            {t('review:comments.reply')}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void actions.resolve(thread.id, resolved === null)}
          >
            {t(resolved === null ? 'review:comments.resolve' : 'review:comments.reopen')}
          </Button>
        </Group>
      )}
    </article>
  );
}
