/** The contract between clinical domains and the rest: a question in, findings out. No domain code. */
@NullMarked
package org.precisionhooks.engine;

import org.jspecify.annotations.NullMarked;
