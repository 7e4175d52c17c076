package org.precisionhooks.fhir.operation;

/** Marks what answers an operation of this project; every one of them joins each FHIR server that is found. */
public interface OwnOperation {}
