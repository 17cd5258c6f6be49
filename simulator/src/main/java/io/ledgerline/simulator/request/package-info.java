/** What a Messages request says, checked as strictly as the real API checks it. */
@NullMarked
package io.ledgerline.simulator.request;

import org.jspecify.annotations.NullMarked;
