/** Tools by what they can do to the world outside. */
@NullMarked
package io.ledgerline.governance.tool;

import org.jspecify.annotations.NullMarked;
