import type { FileHandle } from '../../../shared/contract/base.ts';
import type { ReviewPackage } from '../../../shared/contract/review.ts';
import { ConnectionError } from '../../api/app-error.ts';
import { chooseForOpen, chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { followJob } from '../../app/follow-job.ts';
import { translate } from '../../app/i18n.ts';
import { opened, planExtensions } from '../../app/plan-files.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { remember, setApp } from '../../app/store.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { packageMemory, partMemory, showReviewDialog } from './dialogs.ts';

export const packageExtensions = ['bwreview'];

export const isPackage = ({ name }: FileHandle): boolean => name.toLowerCase().endsWith('.bwreview');

/** A package chosen or dropped: one sent to this person is opened, one that came back is taken into the plan on screen. */
export async function arrived(file: FileHandle): Promise<void> {
  const found = await run((to) => to.review.glance({ fileId: file.id }));
  if (found === undefined) return;
  const isOpen = queryClient.getQueryData(keys.state) != null;
  if (found.kind === 'sent') showReviewDialog({ kind: 'open', file, isProtected: found.protected });
  else if (!isOpen) toastError(new ConnectionError('REVIEW_IS_BACK', { file: file.name }));
  else if (found.protected) showReviewDialog({ kind: 'take', file, isProtected: true });
  else await take(file, null);
}

export async function choosePackage(): Promise<void> {
  const file = await run(() => chooseForOpen('plan-open', packageExtensions));
  if (file) await arrived(file);
}

/** Answers whether it was taken in; the package is then shown. */
export async function take(file: FileHandle, password: string | null): Promise<boolean> {
  const taken = await followJob({ id: 'review', text: translate('jobs:taking'), isWriting: true }, (signal) =>
    client().review.take({ fileId: file.id, password }, { signal }),
  );
  if (taken === null) return false;
  showPackage(taken.id);
  return true;
}

export function showPackage(packageId: string): void {
  remember(packageMemory, packageId);
  remember(partMemory, 'packages');
  setApp({ screen: 'review' });
}

/** Makes a plan of a package where the person wants it, and opens that. */
export async function openCopy(file: FileHandle, password: string | null): Promise<boolean> {
  const name = translate('review:open.copyName', { name: file.name.replace(/\.bwreview$/i, '') });
  const place = await run(() => chooseForSave('plan-save', `${name}.sqlite`, planExtensions));
  if (!place) return false;
  const state = await followJob({ id: 'review', text: translate('jobs:opening') }, (signal) =>
    client().review.open({ fileId: file.id, password, planFileId: place.id }, { signal }),
  );
  if (state !== null) opened(state);
  return state !== null;
}

/** Writes a package where the person wants it; null when they backed out or it failed. */
export async function writePackage(
  name: string,
  write: (fileId: string) => Promise<ReviewPackage | null>,
  said: (made: ReviewPackage) => string,
): Promise<ReviewPackage | null> {
  const file = await run(() => chooseForSave('export', `${name}.bwreview`, packageExtensions));
  if (!file) return null;
  const made = await write(file.id);
  if (made === null) return null;
  await run(() => download(file));
  toast(() => said(made));
  return made;
}
