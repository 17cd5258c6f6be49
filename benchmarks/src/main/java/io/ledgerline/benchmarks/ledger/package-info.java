/** The ledger under load with everything on: acknowledgements, checkpoints, index, disk, checks. */
@NullMarked
package io.ledgerline.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
