import type { FileHandle, Progress } from '../../../shared/contract/base.ts';
import { host } from '../../api/client.ts';
import { chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { formatOf } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setJob } from '../../app/store.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { i18nLanguage } from './language.ts';

/** Characters no file system minds. */
const fileName = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim();

type Events = AsyncIterable<{ progress: Progress; done: boolean }>;

export interface Writing {
  /** Unlike that of other jobs. */
  id: string;
  /** What is written, for the status bar. */
  text: string;
  /** Suggested name without its ending. */
  name: string;
  ending: string;
  /** Writes the file; answers its progress where the work tells it. */
  write(file: FileHandle, signal: AbortSignal): Promise<Events | undefined>;
}

/** Asks where, writes with progress and cancel in the status bar, and hands the file over in the browser host. */
export async function writeDocument({ id, text, name, ending, write }: Writing): Promise<void> {
  const stop = new AbortController();
  const say = (progress: Progress | null) =>
    setJob({
      id,
      text: `${text} · ${stageText(progress)}`,
      fraction: progress?.fraction ?? null,
      secondsLeft: progress?.secondsLeft ?? null,
      silent: progress?.silent,
      cancel: () => stop.abort(),
    });
  try {
    const file = await chooseForSave('export', fileName(`${name}.${ending}`), [ending]);
    if (file === null) return;
    say(null);
    const events = await write(file, stop.signal);
    let isDone = events === undefined;
    for await (const { progress, done } of events ?? []) {
      isDone = isDone || done;
      if (!done) say(progress);
    }
    if (!isDone) return;
    await download(file);
    const show = {
      text: () => translate('pack:showInFolder'),
      run: () => void client().app.showFile({ fileId: file.id }).catch(toastError),
    };
    toast(
      () => translate('scenario:export.done', { file: file.name }),
      host === 'electron' ? show : undefined,
    );
  } catch (error) {
    if (!isAbort(error)) toastError(error);
  } finally {
    endJob(id);
  }
}

/** What is being done, and how far. */
function stageText(progress: Progress | null): string {
  if (progress?.stage !== 'writing') return translate('pack:stage.gathering');
  const f = formatOf(i18nLanguage());
  return translate('pack:stage.writing', { done: f.count(progress.done), total: f.count(progress.total) });
}
