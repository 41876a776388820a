/*
 * Preloaded into a process under test: everything it does to files below FAULT_FOLDER is logged to FAULT_LOG, so that a power
 * cut can be played at any moment, or fails as the file FAULT_CONTROL says: "<errno> <calls to let pass> <w, r or l>", where w
 * stands for what writes, r for what reads, l for what locks.
 *
 * A record of the log: operation (1 byte), length of the name, offset, length of the data (8 bytes each), name, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITE = 'w', TRUNCATE = 't', SYNC = 's', UNLINK = 'u', CREATE = 'c' };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int logFile = -2;
static long passed = 0;

static int isWatched(const char *name) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && strncmp(name, folder, strlen(folder)) == 0;
}

/* The name behind a descriptor; empty when it is none of ours. */
static int nameOf(int descriptor, char *name) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, PATH_MAX - 1);
  if (length < 0) return 0;
  name[length] = 0;
  return isWatched(name);
}

static void note(char operation, const char *name, int64_t offset, const void *data, int64_t length) {
  const char *path = getenv("FAULT_LOG");
  if (!path) return;
  pthread_mutex_lock(&lock);
  if (logFile == -2) logFile = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  int64_t nameLength = strlen(name);
  int64_t head[3] = {nameLength, offset, data ? length : 0};
  syscall(SYS_write, logFile, &operation, 1);
  syscall(SYS_write, logFile, head, sizeof head);
  syscall(SYS_write, logFile, name, nameLength);
  if (data && length > 0) syscall(SYS_write, logFile, data, length);
  pthread_mutex_unlock(&lock);
}

/* The errno this call of a kind (w, r, l) fails with, or 0. A full disk refuses only what makes a file `grow`. */
static int fault(char kind, int grows) {
  const char *path = getenv("FAULT_CONTROL");
  if (!path) return 0;
  char text[64] = {0};
  int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY);
  if (file < 0) {
    passed = 0;
    return 0;
  }
  ssize_t got = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  int code = 0;
  long pass = 0;
  char wanted = 'w';
  if (got <= 0 || sscanf(text, "%d %ld %c", &code, &pass, &wanted) < 1 || wanted != kind) return 0;
  if (code == ENOSPC && !grows) return 0;
  return passed++ < pass ? 0 : code;
}

static int outgrows(int descriptor, off64_t size) {
  struct stat known;
  return fstat(descriptor, &known) == 0 && size > known.st_size;
}

#define FAIL_KIND_IF_ASKED(kind, watched, grows)   \
  int code = (watched) ? fault(kind, grows) : 0;   \
  if (code) {                                      \
    errno = code;                                  \
    return -1;                                     \
  }
#define FAIL_IF_ASKED(watched, grows) FAIL_KIND_IF_ASKED('w', watched, grows)

ssize_t pread64(int descriptor, void *data, size_t length, off64_t offset) {
  char name[PATH_MAX];
  FAIL_KIND_IF_ASKED('r', nameOf(descriptor, name), 0)
  return syscall(SYS_pread64, descriptor, data, length, offset);
}

int fcntl64(int descriptor, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  char name[PATH_MAX];
  int locks = command == F_SETLK && ((struct flock *)argument)->l_type != F_UNLCK;
  FAIL_KIND_IF_ASKED('l', locks && nameOf(descriptor, name), 0)
  return syscall(SYS_fcntl, descriptor, command, argument);
}

ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t offset) {
  char name[PATH_MAX];
  int watched = nameOf(descriptor, name);
  FAIL_IF_ASKED(watched, outgrows(descriptor, offset + (off64_t)length))
  if (watched) note(WRITE, name, offset, data, length);
  return syscall(SYS_pwrite64, descriptor, data, length, offset);
}

int ftruncate64(int descriptor, off64_t size) {
  char name[PATH_MAX];
  int watched = nameOf(descriptor, name);
  FAIL_IF_ASKED(watched, outgrows(descriptor, size))
  if (watched) note(TRUNCATE, name, size, NULL, 0);
  return syscall(SYS_ftruncate, descriptor, size);
}

static int synced(int descriptor, int number) {
  char name[PATH_MAX];
  int watched = nameOf(descriptor, name);
  FAIL_IF_ASKED(watched, 0)
  int result = syscall(number, descriptor);
  if (watched) note(SYNC, name, 0, NULL, 0);
  return result;
}

int fsync(int descriptor) { return synced(descriptor, SYS_fsync); }
int fdatasync(int descriptor) { return synced(descriptor, SYS_fdatasync); }

int unlink(const char *name) {
  int watched = isWatched(name);
  FAIL_IF_ASKED(watched, 0)
  if (watched) note(UNLINK, name, 0, NULL, 0);
  return syscall(SYS_unlink, name);
}

int open64(const char *name, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  struct stat known;
  int creates = (flags & O_CREAT) && isWatched(name) && stat(name, &known) != 0;
  FAIL_IF_ASKED(creates, 1)
  if (creates) note(CREATE, name, 0, NULL, 0);
  return syscall(SYS_openat, AT_FDCWD, name, flags, mode);
}
