/** The few file operations that the ledger needs, as a port: tests put failing disks behind it. */
@NullMarked
package io.ledgerline.ledger.disk;

import org.jspecify.annotations.NullMarked;
