package org.precisionhooks.knowledge;

import java.util.List;

/**
 * A knowledge table.
 *
 * @param name folder and name, {@code pharmacogenomics/recommendations}
 * @param provenance where its facts come from
 * @param origin the built-in table, or the site's file that replaced or extended it
 * @param digest SHA-256 of what was loaded, hexadecimal
 * @param rows the rows in file order
 */
public record Table<R extends Record>(String name, Provenance provenance, String origin, String digest, List<R> rows) {

    public Table {
        rows = List.copyOf(rows);
    }
}
