/** What of the person bears on a drug beside the genes: pregnancy, breastfeeding, kidneys, liver, age, and which drugs are likely. */
@NullMarked
package org.precisionhooks.engine.pharmacogenomics.person;

import org.jspecify.annotations.NullMarked;
