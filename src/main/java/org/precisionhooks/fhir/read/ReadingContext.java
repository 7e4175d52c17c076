package org.precisionhooks.fhir.read;

import java.time.ZoneId;

/**
 * What all readers of one record share.
 *
 * @param tables the reading tables
 * @param index the resources of the record
 * @param zone the zone of dates without an offset
 */
record ReadingContext(ReadingTables tables, RecordIndex index, ZoneId zone) {}
