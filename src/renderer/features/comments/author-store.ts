import { create } from 'zustand';
import { run } from '../../app/commands.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';

/** Who waits for the person's name; null while nobody does. */
export const useAuthorAsked = create<{ answer: ((given: boolean) => void) | null }>(() => ({ answer: null }));

const ask = () =>
  new Promise<boolean>((resolve) => {
    useAuthorAsked.setState({
      answer: (given) => {
        useAuthorAsked.setState({ answer: null });
        resolve(given);
      },
    });
  });

/** Whether what follows can be signed: the name is asked for when none was given yet, and the person may back out. */
export async function signed(): Promise<boolean> {
  const known = await run((to) => to.app.preferences());
  if (known === undefined) return false;
  return known.author !== '' || ask();
}

/** Has the name changed. */
export const changeAuthor = (): Promise<boolean> => ask();

export async function saveAuthor(author: string): Promise<boolean> {
  const saved = await run((to) => to.app.setPreferences({ author }));
  void queryClient.invalidateQueries({ queryKey: keys.preferences });
  return saved !== undefined;
}
