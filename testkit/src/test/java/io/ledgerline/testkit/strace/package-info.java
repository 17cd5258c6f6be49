/** Every system call of the ledger that writes: fails once, and kills the process once. */
@NullMarked
package io.ledgerline.testkit.strace;

import org.jspecify.annotations.NullMarked;
