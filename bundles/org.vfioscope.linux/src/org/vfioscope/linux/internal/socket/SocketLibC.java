package org.vfioscope.linux.internal.socket;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of the C library on sockets (sys/socket.h, poll.h). All set errno. */
final class SocketLibC {

    /** AF_UNIX, bits/socket.h. */
    static final short AF_UNIX = 1;
    /** SOCK_STREAM, bits/socket_type.h. */
    static final int SOCK_STREAM = 1;
    /** SOCK_CLOEXEC, bits/socket_type.h: no command started meanwhile inherits the socket by accident. */
    static final int SOCK_CLOEXEC = 0x80000;
    /** SOCK_NONBLOCK, bits/socket_type.h. */
    static final int SOCK_NONBLOCK = 0x800;
    /** SOL_SOCKET, asm-generic/socket.h. */
    static final int SOL_SOCKET = 1;
    /** SO_PEERCRED, asm-generic/socket.h. */
    static final int SO_PEERCRED = 17;
    /** SCM_RIGHTS, bits/socket.h. */
    static final int SCM_RIGHTS = 1;
    /** MSG_CTRUNC, bits/socket.h. */
    static final int MSG_CTRUNC = 0x8;
    /** MSG_NOSIGNAL, bits/socket.h: a peer that hung up is EPIPE, not SIGPIPE. */
    static final int MSG_NOSIGNAL = 0x4000;
    /** MSG_CMSG_CLOEXEC, bits/socket.h. */
    static final int MSG_CMSG_CLOEXEC = 0x40000000;
    /** POLLIN, asm-generic/poll.h. */
    static final short POLLIN = 0x1;
    /** POLLOUT, asm-generic/poll.h. */
    static final short POLLOUT = 0x4;

    /** F_DUPFD_CLOEXEC, linux/fcntl.h. */
    static final int F_DUPFD_CLOEXEC = 1030;
    /** SHUT_RDWR, sys/socket.h. */
    static final int SHUT_RDWR = 2;

    static {
        Native.register(SocketLibC.class, "c");
    }

    private SocketLibC() {}

    // int socket(int domain, int type, int protocol);
    static native int socket(int domain, int type, int protocol);

    // int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
    static native int connect(int fd, Pointer address, int length);

    // int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
    static native int bind(int fd, Pointer address, int length);

    // int listen(int sockfd, int backlog);
    static native int listen(int fd, int backlog);

    // int fcntl(int fd, int op, int arg);
    static native int fcntl(int fd, int operation, int argument);

    // int shutdown(int sockfd, int how);
    static native int shutdown(int fd, int how);

    // int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);
    static native int accept4(int fd, Pointer address, Pointer length, int flags);

    // int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);
    static native int getsockopt(int fd, int level, int option, Pointer value, Pointer length);

    // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
    static native int poll(Pointer descriptors, NativeLong count, int milliseconds);

    // ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);
    static native NativeLong sendmsg(int fd, Pointer message, int flags);

    // ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);
    static native NativeLong recvmsg(int fd, Pointer message, int flags);
}
