package org.precisionhooks.advice;

import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.facts.FactsReader;

/** Answers inquiries: consent first, then the engines, then merged, ranked and fitted to the person. */
public interface Adviser {

    Advice advise(AccessRequest access, Inquiry inquiry, ConsentReader consents, FactsReader facts);
}
