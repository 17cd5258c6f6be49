package io.ledgerline.gateway.relay;

/**
 * How an exchange ended and what was seen.
 *
 * @param ending how
 * @param facts what; not written to any more, but for the bytes of a late rest
 */
public record AnswerEnd(Ending ending, AnswerFacts facts) {}
