package org.precisionhooks.consent.decision;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden cases in {@code cases/consent}; a new file is a new test. */
class ConsentCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseIsDecidedAsItsOfficerExpects() {
        return ConsentCase.all().stream().map(one -> DynamicTest.dynamicTest(one.title(), one::check));
    }
}
