package org.precisionhooks.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.server.edition.KnowledgeFolders;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The knowledge tables.
 *
 * @param directory folder whose tables replace or extend the built-in ones; absent means the built-in ones only
 * @param packs folders of knowledge that an import has made and that are switched on, below the site's own
 * @param releases folder in which releases of publishers lie for import; absent means that none is taken over
 * @param imported folder into which imports put their packs
 * @param follow how often a node looks whether its edition is the one that the nodes shall answer by; zero is never
 */
public record KnowledgeSettings(
        @Nullable String directory,
        @DefaultValue List<String> packs,
        @Nullable String releases,
        @Nullable String imported,
        @DefaultValue("10s") Duration follow) {

    public KnowledgeSettings {
        packs = List.copyOf(packs);
        PrecisionHooksProperties.requireNotNegative("precision-hooks.knowledge.follow", follow);
    }

    public KnowledgeFolders folders() {
        return new KnowledgeFolders(
                packs.stream().map(Path::of).toList(),
                Optional.ofNullable(directory).map(Path::of),
                Optional.ofNullable(imported).map(Path::of));
    }
}
