package org.precisionhooks.engine;

import java.util.List;

/**
 * The guidance behind a finding.
 *
 * @param publisher who issues it, e.g. {@code CPIC}
 * @param title what it is called
 * @param version version or edition of the knowledge table it was taken from
 * @param url where to read it
 * @param pmids PubMed ids
 */
public record Citation(String publisher, String title, String version, String url, List<String> pmids) {

    public Citation {
        pmids = List.copyOf(pmids);
    }
}
