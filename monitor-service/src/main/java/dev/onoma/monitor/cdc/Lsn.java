package dev.onoma.monitor.cdc;

/** Places in the write-ahead log (PostgreSQL manual, 8.20 pg_lsn Type). */
public final class Lsn {

    private Lsn() {}

    /** As PostgreSQL writes it: two hexadecimal numbers of 32 bits. */
    public static String text(long position) {
        return "%X/%X".formatted(position >>> 32, position & 0xFFFF_FFFFL);
    }
}
