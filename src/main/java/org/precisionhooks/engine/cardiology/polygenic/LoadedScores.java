package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scores that the site has loaded, by id. */
public final class LoadedScores {

    /** None is loaded. */
    public static final LoadedScores NONE = new LoadedScores(Map.of());

    private final Map<String, LoadedScore> byId;

    private LoadedScores(Map<String, LoadedScore> byId) {
        this.byId = byId;
    }

    /**
     * A score and the file that it was read from.
     *
     * @param origin name of the file, without its folder
     * @param digest SHA-256 of the file: the files of the Catalog have no version of their own
     */
    public record LoadedScore(ScoringFile file, String origin, String digest) {}

    /** @throws IllegalArgumentException where two files have the same score, or one has no name */
    public static LoadedScores of(Collection<LoadedScore> scores) {
        Map<String, LoadedScore> byId = new TreeMap<>();
        for (LoadedScore score : scores) {
            String id = score.file().id();
            if (id.isEmpty()) {
                throw new IllegalArgumentException(score.origin() + " names no score: pgs_id or pgs_name is needed");
            }
            LoadedScore other = byId.put(id, score);
            if (other != null) {
                throw new IllegalArgumentException(score.origin() + " and " + other.origin() + " are both " + id);
            }
        }
        return new LoadedScores(byId);
    }

    public Optional<LoadedScore> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of their ids. */
    public Collection<LoadedScore> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
