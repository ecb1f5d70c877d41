package org.vfioscope.ui.internal.rows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;

/** How mappings for DMA are put into words, the same in every view. */
public final class ImportCells {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ZoneId zone;

    ImportCells(ZoneId zone) {
        this.zone = zone;
    }

    /** Such as {@code 0x100000 - 0x1fffff}. */
    static String addresses(long first, long last) {
        return "0x%x - 0x%x".formatted(first, last);
    }

    /** The state and since when, with what is to be done about it. */
    String state(MadeImport made) {
        String message = switch (made.state()) {
            case MAPPED -> DmaMessages.Imports_mapped;
            case LOST -> DmaMessages.Imports_lost;
            case UNMAPPED -> DmaMessages.Imports_unmapped;
        };
        return NLS.bind(message, time(made.last().time()));
    }

    /** The state and since when, where there is no room for more. */
    String shortState(MadeImport made) {
        return made.state() == ImportState.LOST
                ? NLS.bind(DmaMessages.Space_lostSince, time(made.last().time()))
                : state(made);
    }

    /**
     * What is mapped, such as {@code sim:gpu BAR 1, from dmabuf+0x0}.
     *
     * @param source what is mapped
     * @return it in words
     */
    public static String source(DmaSource source) {
        return switch (source) {
            case DmaSource.DmabufPart part ->
                NLS.bind(DmaMessages.Imports_ofDmabuf, new Object[] {
                    part.device(),
                    part.regionName(),
                    Long.toUnsignedString(part.inode()),
                    new ByteSize(part.start()).hex()
                });
            case DmaSource.RegionPart part ->
                NLS.bind(
                        DmaMessages.Imports_ofRegion,
                        new Object[] {part.device(), part.regionName(), new ByteSize(part.offset()).hex()});
            case DmaSource.ReceivedPart part ->
                NLS.bind(DmaMessages.Imports_ofReceived, new Object[] {
                    Long.toUnsignedString(part.inode()), part.sender(), new ByteSize(part.start()).hex()
                });
        };
    }

    /** Everything, for a tooltip. */
    String tooltip(MadeImport made) {
        DmaMapping mapping = made.mapping();
        String what = NLS.bind(DmaMessages.Imports_hint, new Object[] {
            made.importer().name(),
            made.space(),
            addresses(mapping.iova(), mapping.last()),
            source(mapping.source()),
            access(mapping)
        });
        String history = made.history().stream()
                .map(event -> NLS.bind(
                        DmaMessages.Imports_event,
                        new Object[] {time(event.time()), event.state().label(), event.cause()}))
                .collect(Collectors.joining("\n"));
        String remedy = made.state() == ImportState.LOST ? "\n" + DmaMessages.Imports_lostHint : "";
        return what + "\n" + history + remedy;
    }

    private static String access(DmaMapping mapping) {
        return switch (mapping.access()) {
            case READ -> DmaMessages.Access_read;
            case WRITE -> DmaMessages.Access_write;
            case READ_WRITE -> DmaMessages.Access_readWrite;
        };
    }

    /** The mark that lies over the picture; the words of the state say the same. */
    static Optional<Icon> badge(MadeImport made) {
        return made.state() == ImportState.LOST ? Optional.of(Icon.BADGE_LOST) : Optional.empty();
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
