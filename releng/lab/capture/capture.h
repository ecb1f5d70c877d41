/* What capture.c and open.c share. */
#include <stddef.h>
#include <stdint.h>

/* Ends the program with a message and errno's text. */
_Noreturn void die(const char *format, ...);

/* Ends a line with the reply's bytes, or with the errno. */
void print_reply(int result, const void *bytes, size_t size);

/* Finds the device in sysfs and prints the first line of the record. */
void print_header(const char *device);

/* Opens the device by its group in a container with type1, whose info it prints. */
int open_by_group(const char *device);

/* Opens the device by its cdev, bound to iommufd and attached to an IOAS, whose ranges it prints. */
int open_by_cdev(void);
