package org.precisionhooks.release;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One recommendation as a publisher has it, for one drug and one combination of results.
 *
 * @param place where it stands in the release
 * @param guideline what it is part of
 * @param id the publisher's id
 * @param drug name of the drug
 * @param keys look-up key by gene, in alphabetical order
 * @param population the publisher's word for whom it is; empty for everybody
 * @param strength the publisher's word for it, may be empty
 * @param flags which of {@code dose}, {@code alternative} and {@code other} it has
 * @param text what it says, as plain text
 */
record PublishedRow(
        JsonPlace place,
        Guideline guideline,
        String id,
        String drug,
        Map<String, String> keys,
        String population,
        String strength,
        Set<String> flags,
        String text) {

    /**
     * A guideline of a release.
     *
     * @param source who issued it
     * @param genes the genes that its rows name
     * @param url where to read it
     * @param pmids its publications, the newest first
     * @param year of the newest publication; 0 without one
     */
    record Guideline(String source, String id, String url, List<String> pmids, int year) {}
}
