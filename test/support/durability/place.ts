import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * Where the files of these checks lie. What is lost is decided above the disk (a killed process takes nothing from the system's
 * buffers; cuts and faults are played), so a disk in memory shows the same, sooner.
 */
export const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
