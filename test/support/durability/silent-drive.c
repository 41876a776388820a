/*
 * Mounts a drive at the folder given that answers nothing, neither data nor errors, and prints a line once it stands. It goes when
 * standard input ends: then whatever waited for it fails with ENOTCONN, as when a network drive is cut off at last.
 */
#include <fcntl.h>
#include <linux/fuse.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

int main(int count, char **arguments) {
  static char request[1 << 20];
  char options[128];
  int device = open("/dev/fuse", O_RDWR);
  if (count < 2 || device < 0) return 1;
  snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0", device);
  if (mount("silent", arguments[1], "fuse", MS_NOSUID | MS_NODEV, options) != 0) return 1;
  struct pollfd ready[2] = {{device, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  for (int isUp = 0; poll(ready, 2, -1) > 0 && !ready[1].revents;) {
    if (read(device, request, sizeof request) <= 0) break;
    struct fuse_in_header *head = (struct fuse_in_header *)request;
    if (isUp || head->opcode != FUSE_INIT) continue;
    struct {
      struct fuse_out_header head;
      struct fuse_init_out init;
    } answer;
    memset(&answer, 0, sizeof answer);
    answer.head.len = sizeof answer;
    answer.head.unique = head->unique;
    answer.init.major = FUSE_KERNEL_VERSION;
    answer.init.minor = FUSE_KERNEL_MINOR_VERSION;
    answer.init.max_write = 65536;
    if (write(device, &answer, sizeof answer) < 0) break;
    isUp = 1;
    puts("silent");
    fflush(stdout);
  }
  umount2(arguments[1], MNT_DETACH);
  return 0;
}
