// SPDX-License-Identifier: Apache-2.0
// Stands between a program and the file calls of the C library (LD_PRELOAD) and makes one of them go wrong. Calls that
// open a file for writing, read, write, fsync, change permissions, rename or remove are counted; standard streams are not.
//   FAULT_CHUNK=N        a read or write moves at most N bytes, so that long ones become many calls
//   FAULT_COUNT=FILE     at the end the number of calls is written there
//   FAULT_AT=N           before the Nth call …
//   FAULT_SIGNAL=S       … the process sends itself this signal
//   FAULT_ERRNO=E        … or the call fails with this errno; ENOSPC only where a disk can be full
//   FAULT_FOREVER=1      so do all later ones
//   FAULT_IN_PLACE=NAME  a temporary file beside a file of this name is not made: the file itself is written
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static long number_of(char const* name) {
  char const* const text = getenv(name);
  return text == NULL ? 0 : strtol(text, NULL, 10);
}

// Counts a call and returns 1 when it must fail, with errno set.
static int goes_wrong(int const is_write) {
  long const call = atomic_fetch_add(&calls, 1) + 1;
  long const at = number_of("FAULT_AT");
  if (at == 0 || call < at || (call > at && getenv("FAULT_FOREVER") == NULL)) {
    return 0;
  }
  if (number_of("FAULT_SIGNAL") != 0) {
    raise((int)number_of("FAULT_SIGNAL"));
    return 0;
  }
  long const wanted = number_of("FAULT_ERRNO");
  if (wanted == 0 || (wanted == ENOSPC && !is_write)) {
    return 0;
  }
  errno = (int)wanted;
  return 1;
}

static size_t piece(size_t const size) {
  long const chunk = number_of("FAULT_CHUNK");
  return chunk > 0 && size > (size_t)chunk ? (size_t)chunk : size;
}

#define REAL(name) (__extension__(__typeof__(&name))dlsym(RTLD_NEXT, #name))

int openat(int folder, char const* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t const mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if ((flags & O_ACCMODE) != O_RDONLY && goes_wrong(1)) {
    return -1;
  }
  char const* const in_place = getenv("FAULT_IN_PLACE");
  if (in_place != NULL && strncmp(path, ".wakhan-", 8) == 0 && (flags & O_CREAT) != 0 &&
      faccessat(folder, in_place, F_OK, 0) == 0) {
    return REAL(openat)(folder, in_place, O_WRONLY | O_TRUNC | O_CLOEXEC);
  }
  return REAL(openat)(folder, path, flags, mode);
}

ssize_t read(int file, void* buffer, size_t size) {
  if (file > 2 && goes_wrong(0)) {
    return -1;
  }
  return REAL(read)(file, buffer, file > 2 ? piece(size) : size);
}

ssize_t write(int file, void const* bytes, size_t size) {
  if (file > 2 && goes_wrong(1)) {
    return -1;
  }
  return REAL(write)(file, bytes, file > 2 ? piece(size) : size);
}

int fsync(int file) { return goes_wrong(1) ? -1 : REAL(fsync)(file); }

int fchmod(int file, mode_t mode) { return goes_wrong(1) ? -1 : REAL(fchmod)(file, mode); }

int renameat(int from_folder, char const* from, int to_folder, char const* to) {
  if (goes_wrong(1)) {
    return -1;
  }
  char const* const in_place = getenv("FAULT_IN_PLACE");
  if (in_place != NULL && strcmp(to, in_place) == 0) {
    return 0;
  }
  return REAL(renameat)(from_folder, from, to_folder, to);
}

int unlinkat(int folder, char const* path, int flags) {
  return goes_wrong(0) ? -1 : REAL(unlinkat)(folder, path, flags);
}

__attribute__((destructor)) static void tell_count(void) {
  char const* const path = getenv("FAULT_COUNT");
  if (path != NULL) {
    FILE* const file = fopen(path, "w");
    if (file != NULL) {
      fprintf(file, "%ld\n", atomic_load(&calls));
      fclose(file);
    }
  }
}
