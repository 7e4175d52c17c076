package org.precisionhooks.facts;

/**
 * Which copy of a chromosome an allele lies on; comparable only within one phase set of one test.
 *
 * @param set the phase set (VCF {@code PS}), unique with the test that it comes from
 * @param copy 0 or 1: alleles of one set with the same copy are in cis
 */
public record Phase(String set, int copy) {}
