package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IAdaptable;
import org.vfioscope.ui.internal.action.Target;

/**
 * A row of a tree, ready to be shown. A tree is built anew from values whenever one of them changes; the key tells which
 * rows are the same as before.
 *
 * @param key what the row is, the same in every build of the tree
 * @param cells its texts, one a column
 * @param tooltip everything that the cells shorten
 * @param icon its picture
 * @param badge lies over its picture and tells its state, which the cells tell too
 * @param past whether what it shows has ended
 * @param target what an action on it would use
 * @param children the rows below it
 */
public record TreeRow(
        String key,
        List<String> cells,
        String tooltip,
        Icon icon,
        Optional<Icon> badge,
        boolean past,
        Target target,
        List<TreeRow> children)
        implements IAdaptable {

    /** Follows the name of everything that is simulated, so that it needs no colour to be told. */
    public static final String SIMULATED_MARK = " [simulated]";

    /** Keeps own copies. */
    public TreeRow {
        cells = List.copyOf(cells);
        children = List.copyOf(children);
    }

    /**
     * A row without a badge.
     *
     * @param key what the row is
     * @param cells its texts
     * @param tooltip everything that the cells shorten
     * @param icon its picture
     * @param past whether what it shows has ended
     * @param target what an action on it would use
     * @param children the rows below it
     */
    public TreeRow(
            String key,
            List<String> cells,
            String tooltip,
            Icon icon,
            boolean past,
            Target target,
            List<TreeRow> children) {
        this(key, cells, tooltip, icon, Optional.empty(), past, target, children);
    }

    /**
     * Marks a name.
     *
     * @param name the name at the start of the first cell
     * @param simulated whether nothing real stands behind the row
     * @return the name, marked where it is simulated
     */
    public static String marked(String name, boolean simulated) {
        return simulated ? name + SIMULATED_MARK : name;
    }

    /**
     * The same row with other rows below it.
     *
     * @param rows the rows
     * @return the row; this one where they are the same
     */
    public TreeRow withChildren(List<TreeRow> rows) {
        return rows.equals(children) ? this : new TreeRow(key, cells, tooltip, icon, badge, past, target, rows);
    }

    /** A row that only says something. */
    static TreeRow note(String key, Icon icon, List<String> cells, String tooltip) {
        return new TreeRow(key, cells, tooltip, icon, false, new Target.Nothing(), List.of());
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return switch (target) {
            case Target.Nothing nothing -> null;
            case Target.CaptureFile file -> null;
            case Target.Pair pair -> null;
            case Target.Device device -> as(adapter, device.device());
            case Target.Region region -> as(adapter, region.device(), region.region());
            case Target.DmabufOf dmabuf -> as(adapter, dmabuf.device(), dmabuf.dmabuf());
            case Target.PastDmabuf past -> as(adapter, past.device(), past.dmabuf());
            case Target.Received received -> as(adapter, received.facts());
            case Target.ImportOf made -> as(adapter, made.importer(), made.mapping());
        };
    }

    private static <T> T as(Class<T> adapter, Record... values) {
        for (Record value : values) {
            if (adapter.isInstance(value)) {
                return adapter.cast(value);
            }
        }
        return null;
    }
}
