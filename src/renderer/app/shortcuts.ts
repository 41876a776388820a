/** Every shortcut, for the help sheet and the tooltips. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export const shortcuts = [
  {
    group: 'general',
    keys: [
      { id: 'search', keys: ['mod+K'] },
      { id: 'undo', keys: ['mod+Z'] },
      { id: 'redo', keys: ['mod+shift+Z', 'mod+Y'] },
      { id: 'import', keys: ['mod+I'] },
      { id: 'open', keys: ['mod+O'] },
      { id: 'copy', keys: ['mod+S'] },
      { id: 'help', keys: ['?'] },
      { id: 'escape', keys: ['Esc'] },
    ],
  },
  {
    group: 'tools',
    keys: [
      { id: 'select', keys: ['V'] },
      { id: 'paint', keys: ['P'] },
      { id: 'brush', keys: ['B'] },
      { id: 'brushSize', keys: [',', '.'] },
      { id: 'border', keys: ['E'] },
      { id: 'rectangle', keys: ['R'] },
      { id: 'lasso', keys: ['L'] },
      { id: 'account', keys: ['A'] },
      { id: 'line', keys: ['X'] },
      { id: 'pan', keys: ['Space', 'H'] },
      { id: 'add', keys: ['Shift'] },
    ],
  },
  {
    group: 'territories',
    keys: [
      { id: 'previous', keys: ['['] },
      { id: 'next', keys: [']'] },
      { id: 'assign', keys: ['Enter'] },
      { id: 'unassign', keys: ['Del'] },
      { id: 'rename', keys: ['F2'] },
      { id: 'newTerritory', keys: ['N'] },
      { id: 'lock', keys: ['K'] },
    ],
  },
  {
    group: 'views',
    keys: [
      { id: 'scopeUnits', keys: ['1'] },
      { id: 'scopeAccounts', keys: ['2'] },
      { id: 'scopeBoth', keys: ['3'] },
      { id: 'viewTerritory', keys: ['4'] },
      { id: 'viewWorkload', keys: ['5'] },
      { id: 'viewPotential', keys: ['6'] },
      { id: 'viewSales', keys: ['7'] },
      { id: 'fit', keys: ['0', 'F'] },
      { id: 'zoom', keys: ['+', '−'] },
      { id: 'walk', keys: ['←', '↑', '→', '↓'] },
    ],
  },
] as const;

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const caps: Readonly<Record<string, string>> = isMac
  ? { mod: '⌘', shift: '⇧' }
  : { mod: 'Ctrl', shift: 'Shift' };

/** A shortcut as its key caps read on this machine: ⇧⌘Z or Ctrl+Shift+Z. */
export function keyName(keys: string): string {
  const parts = keys.split('+');
  const modifiers = (isMac ? ['shift', 'mod'] : ['mod', 'shift']).filter((part) => parts.includes(part));
  const rest = parts.filter((part) => !modifiers.includes(part));
  return [...modifiers, ...rest].map((part) => caps[part] ?? part).join(isMac ? '' : '+');
}
