import { readFileSync, rmSync } from 'node:fs';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { writeZip, type ZipPart } from '../zip-file.ts';

/** One bad file: what it is called, its bytes, and what reading it must answer. */
export interface HostileCase {
  /** Family and number in it, then what is wrong; the file is named by it. */
  name: string;
  /** Made when it is needed: some are large. */
  make(): Buffer | string;
  /** `harmless`: it is read, and nothing it holds does anything. */
  expect: ErrorCode | 'harmless';
}

export const hostile = (
  name: string,
  expect: HostileCase['expect'],
  make: HostileCase['make'],
): HostileCase => ({
  name,
  make,
  expect,
});

/** The bytes of a zip of these parts. */
export function zipBytes(folder: string, parts: readonly ZipPart[], gap = 0): Buffer {
  const path = `${folder}/made.zip`;
  writeZip(path, parts, gap);
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}

/** Replaces or adds a part. */
export const withPart = (parts: readonly ZipPart[], name: string, content: string): ZipPart[] => [
  ...parts.filter((part) => part.name !== name),
  { name, content },
];
