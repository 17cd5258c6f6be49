/** What an answer may carry out: links with data, active content, the system prompt, canaries. */
@NullMarked
package io.ledgerline.inspection.output;

import org.jspecify.annotations.NullMarked;
