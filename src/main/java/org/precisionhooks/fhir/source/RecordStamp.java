package org.precisionhooks.fhir.source;

/**
 * How often a patient's record was changed; equal stamps mean an equal record.
 *
 * @param own changes of what is the patient's
 * @param shared changes of what is nobody's and any record may lean on
 */
record RecordStamp(long own, long shared) {}
