/** Architecture rules, faults, real-client drivers. */
@NullMarked
package io.ledgerline.testkit;

import org.jspecify.annotations.NullMarked;
