package org.vfioscope.linux.internal.doctor;

/** The command that lets this user open a node. */
final class NodeRight {

    private NodeRight() {}

    static String command(String nodes) {
        return "chown %s %s".formatted(System.getProperty("user.name"), nodes);
    }

    /** How the right is given for good. */
    static String forGood() {
        return "The command holds until the node is made anew; for good, a udev rule such as SUBSYSTEM==\"vfio\","
                + " GROUP=\"kvm\", MODE=\"0660\" in /etc/udev/rules.d gives it to a group of users.";
    }
}
