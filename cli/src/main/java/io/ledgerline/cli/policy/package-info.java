/** Policies tried before they hold: templates, and examples of what they ought to do. */
@NullMarked
package io.ledgerline.cli.policy;

import org.jspecify.annotations.NullMarked;
