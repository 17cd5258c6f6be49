/** The blocks of an answer: where their texts stand, in events and in whole bodies. */
@NullMarked
package io.ledgerline.messages.answer;

import org.jspecify.annotations.NullMarked;
