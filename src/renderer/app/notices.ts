export interface Notice {
  /** What it is about: a package with its version, or the sample's data. */
  title: string;
  text: string;
}

/** The notices that ship with the program, one for each heading of their Markdown; marks of code are left out. */
export function noticesOf(markdown: string): Notice[] {
  const [, ...parts] = markdown.split(/^#{1,2} (.+)$/m);
  const notices: Notice[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2)
    notices.push({
      title: (parts[at] ?? '').trim(),
      text: (parts[at + 1] ?? '').replaceAll('`', '').trim(),
    });
  return notices;
}
