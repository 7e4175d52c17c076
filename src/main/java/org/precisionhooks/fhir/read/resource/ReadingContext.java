package org.precisionhooks.fhir.read.resource;

import java.time.ZoneId;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * What all readers of one record share.
 *
 * @param tables the reading tables
 * @param index the resources of the record
 * @param zone the zone of dates without an offset
 */
public record ReadingContext(ReadingTables tables, RecordIndex index, ZoneId zone) {}
