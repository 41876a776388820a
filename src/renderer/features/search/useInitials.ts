import { useEffect, useMemo, useState } from 'react';

type Pinyin = (text: string) => string;

/** Territory names change as they are typed, so their initials are made here; the dictionary loads on first use. */
export function useInitials(wanted: unknown): (name: string) => string {
  const [pinyin, setPinyin] = useState<Pinyin | null>(null);
  useEffect(() => {
    if (wanted === undefined || pinyin !== null) return;
    let live = true;
    void import('pinyin-pro').then((module) => {
      if (!live) return;
      setPinyin(
        () => (text: string) =>
          module.pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase(),
      );
    });
    return () => {
      live = false;
    };
  }, [wanted, pinyin]);
  return useMemo(() => {
    const known = new Map<string, string>();
    return (name: string) => {
      let initials = known.get(name);
      if (initials === undefined) {
        initials = pinyin?.(name) ?? '';
        known.set(name, initials);
      }
      return initials;
    };
  }, [pinyin]);
}
