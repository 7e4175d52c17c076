package org.precisionhooks.fhir.importer;

import java.io.InputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A file that is kept in parts, read one part after another. */
final class PartsStream extends InputStream {

    private final JdbcTemplate database;
    private final String job;
    private byte[] part = new byte[0];
    private int at;
    private int next;

    PartsStream(JdbcTemplate database, String job) {
        this.database = database;
        this.job = job;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : part[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
        if (most == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(most, part.length - at);
        System.arraycopy(part, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean isAtEnd() {
        while (at == part.length) {
            var found = database.query(
                    "select content from ph_import_part where job = ? and part = ?",
                    (row, number) -> row.getBytes("content"),
                    job,
                    next);
            if (found.isEmpty()) {
                return true;
            }
            next++;
            part = found.get(0);
            at = 0;
        }
        return false;
    }
}
