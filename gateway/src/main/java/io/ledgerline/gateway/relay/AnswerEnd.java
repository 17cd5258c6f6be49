package io.ledgerline.gateway.relay;

/**
 * How an exchange ended and what was seen.
 *
 * @param ending how
 * @param facts what; not written to any more, but for the usage behind a refusal ({@link
 *     Relay#refuse})
 */
public record AnswerEnd(Ending ending, AnswerFacts facts) {}
