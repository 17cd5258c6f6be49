/** What waits for a person before it goes on: tool uses, answers, requests. */
@NullMarked
package io.ledgerline.governance.held;

import org.jspecify.annotations.NullMarked;
