/** `BWCK` at header bytes 68..71: this SQLite file is a Bailiwick plan. */
export const applicationId = 0x4257_434b;

/** Files SQLite keeps beside a database while it works. */
export const sideFiles = (path: string): string[] => [`${path}-journal`, `${path}-wal`, `${path}-shm`];
