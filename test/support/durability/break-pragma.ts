import Database from 'better-sqlite3';

interface Pragmas {
  pragma(text: string, options?: object): unknown;
}

/** Has the program run another pragma than it asks for, and believe that it got what it asked for. */
export function breakPragma(asked: string, ...instead: string[]): void {
  const { prototype } = Database as unknown as { prototype: Pragmas };
  const { pragma } = prototype;
  prototype.pragma = function (text, options) {
    if (text !== asked) return pragma.call(this, text, options);
    for (const other of instead) pragma.call(this, other);
    return asked.split(' = ')[1]?.toLowerCase();
  };
}
