package org.precisionhooks.fhir.index;

import org.precisionhooks.facts.Source;

/**
 * A genomic result as the index files it.
 *
 * @param source the resource, or the contained one
 * @param test identifier of the test, {@code system|value} or a bare value; may be empty
 * @param specimen identifier of the specimen likewise
 * @param words codes and names that it is searched by, in lower case
 */
public record IndexedResult(ResultKind kind, Source source, String test, String specimen, String words) {}
