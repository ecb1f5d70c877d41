package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/** The rows of dmabufs that other processes sent, in the columns of the Dmabufs view. */
public final class ReceivedRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private ReceivedRows() {}

    /**
     * The key of a received dmabuf's row.
     *
     * @param number what tells it from others that were received
     * @return the key
     */
    public static String key(long number) {
        return "received/dmabuf/" + number;
    }

    /** One row each, in the order in which they came. */
    static List<TreeRow> of(List<ReceivedDmabuf> all, boolean released, ZoneId zone) {
        return all.stream()
                .filter(dmabuf -> released || dmabuf.isLive())
                .map(dmabuf -> row(dmabuf, zone))
                .toList();
    }

    /** Short, as the column is narrow. */
    private static String from(ReceivedDmabuf dmabuf) {
        return dmabuf.sender()
                // 0 is no process's number
                .filter(process -> process.pid() != 0)
                .map(process -> NLS.bind(
                        DmaMessages.Receive_fromShort,
                        process.name().orElse(DmaMessages.Receive_process),
                        Integer.toString(process.pid())))
                .orElseGet(() -> NLS.bind(DmaMessages.Receive_from, dmabuf.origin()));
    }

    private static TreeRow row(ReceivedDmabuf dmabuf, ZoneId zone) {
        boolean live = dmabuf.isLive();
        ReceivedDmabuf.Facts facts = dmabuf.facts();
        String name = HandleName.of(dmabuf.fd(), facts.inode(), dmabuf.name(), false);
        String identity = NLS.bind(Messages.Dmabufs_identity, Long.toUnsignedString(facts.inode()), facts.exporter());
        List<DmabufEvent> history = dmabuf.history();
        DmabufEvent since = DmabufEvent.since(history);
        String state = NLS.bind(
                live ? Messages.Dmabufs_since : Messages.Dmabufs_at,
                since.state().label(),
                TIME.format(since.time().atZone(zone)));
        return new TreeRow(
                key(dmabuf.number()),
                List.of(name, from(dmabuf), state, new ByteSize(facts.size()).toString(), "", identity),
                String.join(
                        "\n",
                        name,
                        NLS.bind(DmaMessages.Receive_from, dmabuf.origin()),
                        identity,
                        state,
                        history.getLast().cause()),
                live ? Icon.DMABUF_RECEIVED : Icon.DMABUF_RELEASED,
                !live,
                new Target.Received(dmabuf.number(), facts, dmabuf.origin(), live),
                List.of());
    }
}
