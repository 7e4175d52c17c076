package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;

/**
 * What one published set of criteria says.
 *
 * @param scheme code of the set, {@code dlcn}
 * @param title the words for it
 * @param likelihood what it comes to
 * @param points how many points were counted, where it counts points
 * @param items what was counted, for a person to read
 */
public record CriteriaGrade(
        String scheme, String title, Likelihood likelihood, Optional<Integer> points, List<String> items) {

    public CriteriaGrade {
        items = List.copyOf(items);
    }
}
