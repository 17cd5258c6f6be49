/** The house rules as tests: which module may know which, how large a file may grow. */
@NullMarked
package io.ledgerline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
