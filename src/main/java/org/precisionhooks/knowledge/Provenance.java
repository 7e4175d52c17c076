package org.precisionhooks.knowledge;

import java.time.LocalDate;

/**
 * Where a table's facts come from.
 *
 * @param source who published them
 * @param version edition of the facts
 * @param retrieved day they were taken over
 * @param url where they can be read
 * @param license terms they stand under
 */
public record Provenance(String source, String version, LocalDate retrieved, String url, String license) {}
