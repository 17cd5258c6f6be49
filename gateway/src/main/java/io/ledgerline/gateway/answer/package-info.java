/** Answers of our own, in Anthropic's error shape: one table of status, type, rule and advice. */
@NullMarked
package io.ledgerline.gateway.answer;

import org.jspecify.annotations.NullMarked;
