/** What is measured, in which order, and how it is reported. */
@NullMarked
package io.ledgerline.benchmarks.run;

import org.jspecify.annotations.NullMarked;
