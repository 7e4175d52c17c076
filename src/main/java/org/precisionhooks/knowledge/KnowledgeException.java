package org.precisionhooks.knowledge;

/** A knowledge table is broken; the message names file and line. Stops start-up. */
public final class KnowledgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KnowledgeException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
