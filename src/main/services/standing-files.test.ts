import { expect, it } from 'vitest';
import { standingFiles } from './standing-files.ts';

const soon = 30;

it('a drive that does not answer holds nobody up, and nothing on other drives', async () => {
  let answer: (there: boolean) => void = () => {};
  const waiting: string[] = [];
  const standing = standingFiles((path) => {
    if (!path.startsWith('/net')) return Promise.resolve(path.endsWith('here'));
    waiting.push(path);
    return new Promise((resolve) => {
      answer = resolve;
    });
  }, soon);
  const paths = ['/net/a', '/disk/here', '/net/b', '/disk/gone', '/other/here'];
  expect(await standing(paths)).toEqual(['silent', 'here', 'here', 'gone', 'here']);
  // It is not asked again, and takes no second thread, as long as it owes an answer.
  expect(await standing(paths)).toEqual(['silent', 'here', 'silent', 'gone', 'here']);
  expect(waiting).toEqual(['/net/a']);
  answer(true);
  await new Promise((resolve) => setTimeout(resolve, soon));
  answer(false);
  await new Promise((resolve) => setTimeout(resolve, soon));
  expect(await standing(['/disk/here'])).toEqual(['here']);
  expect(waiting).toEqual(['/net/a', '/net/b']);
});

it('two such drives leave threads for others: what was not asked counts as there', async () => {
  const standing = standingFiles(() => new Promise(() => {}), soon);
  expect(await standing(['/a/x', '/b/x', '/c/x'])).toEqual(['silent', 'silent', 'here']);
  expect(await standing(['/c/x'])).toEqual(['here']);
});

it('several who ask at once get the same answer', async () => {
  const standing = standingFiles(async () => true, soon);
  expect(await Promise.all([standing(['/a/x']), standing(['/a/x'])])).toEqual([['here'], ['here']]);
});
