/** JMH benchmarks of the parts that every call passes, and the ledger under many producers. */
@NullMarked
package io.ledgerline.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
