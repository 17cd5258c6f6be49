package io.ledgerline.inspection.promise;

import java.util.Set;

/**
 * What a sentence says a customer gets.
 *
 * @param topic what it is about
 * @param alternatives other topics that the same clause names
 * @param quantity how much of it
 * @param conditional whether the sentence names a condition, such as an amount to be reached
 * @param always whether the sentence says that there is no condition
 * @param remaining whether it is what is left of something longer
 * @param start offset in the text that was read
 * @param end offset behind it
 */
record Claim(
    Topic topic,
    Set<Topic> alternatives,
    Quantity quantity,
    boolean conditional,
    boolean always,
    boolean remaining,
    int start,
    int end) {}
