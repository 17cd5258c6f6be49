/** What a text says about itself: markings, terms of health, money, law and trade, program text. */
@NullMarked
package io.ledgerline.inspection.signal;

import org.jspecify.annotations.NullMarked;
