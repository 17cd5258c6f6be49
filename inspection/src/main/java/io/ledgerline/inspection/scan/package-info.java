/** One pass over UTF-8 bytes: tokens, known words, the words around a place, and what overlaps. */
@NullMarked
package io.ledgerline.inspection.scan;

import org.jspecify.annotations.NullMarked;
